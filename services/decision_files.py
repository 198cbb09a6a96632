"""The files of a decision: record, choice and reasons, each saying if the data are simulated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from services.decision_record import canonical
from services.exports import SIMULATED, write_csv

_TITLES = {
    "id": ("Alasan pilihan Kelurahan Bersinar", "Dipilih", "Tidak dipilih", "Periode data"),
    "en": ("Reasons for the choice of Kelurahan Bersinar", "Chosen", "Not chosen", "Data of"),
}
_OFFICE = {"id": "HANYA UNTUK KANTOR.", "en": "FOR THE OFFICE ONLY."}
_LIMITS = {
    "id": "Pilihan ini usulan hitungan; kesediaan pemerintah kelurahan dan keputusan pejabat tetap "
    "menentukan. Untuk pencegahan, bukan patroli.",
    "en": "This choice is a computed proposal; the commitment of the kelurahan government and the "
    "official decision come after it. For prevention, not patrols.",
}


def write_decision(record: Mapping[str, Any], folder: Path) -> list[Path]:
    """Write the record, choice.csv and the reasons in both languages; return the files.

    The record is decision.json, or choice.json where it is for publication.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = "choice.json" if _is_public(record) else "decision.json"
    files = [folder / name, folder / "choice.csv"]
    files[0].write_text(canonical(record), encoding="utf-8", newline="\n")
    about = {"simulated": SIMULATED if record["record"]["simulated"] else ""}
    write_csv(choice_table(record), about, files[1])
    for lang in ("id", "en"):
        path = folder / f"reasons.{lang}.txt"
        text = "\n".join(reason_lines(record, lang)) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")
        files.append(path)
    return files


def choice_table(record: Mapping[str, Any]) -> pd.DataFrame:
    """Return one row per kelurahan: chosen or not, rank, score, what it costs, how often chosen.

    A record for publication has no figures but the rank.
    """
    body = record["record"]
    reasons = pd.DataFrame(body["reasons"]["kelurahan"])
    ranking = pd.DataFrame(body["ranking"]).drop(columns="name")
    table = reasons.merge(ranking, on="code", how="left")
    table["blocked_by"] = table["blocked_by"].map(", ".join)
    table["decision_sha256"] = record["sha256"]
    order = ["code", "name", "kecamatan", "chosen", "rank", "rank_low", "rank_high", "score",
             "share_of_draws", "replacement_cost", "price_of_forcing_in", "blocked_by", "class",
             "pilot_status", "id", "en", "decision_sha256"]  # fmt: skip
    shown = [column for column in order if column in table]
    return table[shown].rename(columns={"id": "reason_id", "en": "reason_en"})


def reason_lines(record: Mapping[str, Any], lang: str) -> list[str]:
    """Return the reasons as lines of text in one language."""
    body, lang = record["record"], "en" if lang == "en" else "id"
    title, chosen, others, period = _TITLES[lang]
    reasons = body["reasons"]["kelurahan"]
    simulated = [body["simulated"], ""] if body["simulated"] else []
    return [
        *simulated,
        f"{title} – {body['city']['name']}",
        f"{period} {body['period'].replace('/', ' – ')}",
        "",
        *body["reasons"][f"overview_{lang}"],
        "",
        f"{chosen}:",
        *(f"• {reason[lang]}" for reason in reasons if reason["chosen"]),
        "",
        f"{others}:",
        *(f"• {reason[lang]}" for reason in reasons if not reason["chosen"]),
        "",
        *([] if _is_public(record) else [_OFFICE[lang]]),
        _LIMITS[lang],
        f"decision.json sha256 {record['sha256']}",
    ]


def _is_public(record: Mapping[str, Any]) -> bool:
    return bool(record["record"]["level"] == "publication")
