"""Which kind of record does a table hold? By its columns, its titles and its file name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.errors import UnknownKind
from services.intake.header_words import words_of
from services.intake.layout import Table
from services.intake.remainders import CHAINS, fill_remainders
from services.intake.substances import OTHER_SUBSTANCE, read_substance
from services.intake.vocabulary import INDICATOR_FIELDS, ORIGIN_FILE, ORIGIN_ROW
from services.records import RECORD_KINDS, RecordKind

_LEAST_SCORE = 2.0
_LEAST_LEAD = 0.5
_MOSTLY_CLEAN, _FEWEST_ROWS = 2.5, 3
_NESTED_COUNTS = 1.5
_BY_VALUES = 0.5
"""What a column counts for that no word names: its values could be another field's."""
_AFTER_TREATMENT = (
    r"\b(selesai|usai|h?abis|setelah|sesudah|lepas|lulus|eks|mantan|alumni)\W+(\w+\W+)?"
    r"(rehab|klien|pasien|rawat|obat)"
)


@dataclass(frozen=True)
class Signs:
    """Hold what speaks for a kind: fields (with weights) and words in title, file, headers."""

    fields: dict[str, float]
    words: dict[str, float]


_OF_A_RAID = re.compile(r"razia|sidak|sweeping|operasi gabungan|yustisi|pengawasan")

SIGNS: dict[str, Signs] = {
    "incident/enforcement": Signs(
        {"evidence": 3, "suspects": 2, "article": 0.5},
        {r"ungkap": 2, r"\blkn\b": 2, r"tersangka": 1.5, r"barang bukti": 1, r"\btkp\b": 1,
         r"tindak pidana|penindakan": 1.5, r"tangkap|ringkus": 1, r"sitaan": 1, r"\bkasus\b": 1},
    ),
    "incident/residents": Signs(
        {"report_channel": 3, "report_type": 2},
        {r"(lapor(an)?|info(rmasi)?)[ _](dari[ _])?(masyarakat|warga(?! bina))": 3,
         r"aduan|dumas|keluhan": 2, r"lapor(kan)?[ _]nark": 2, r"pelapor": 1,
         r"\b(me)?lapor(an)?\b": 0.5, r"warga": 0.5},
    ),
    "raid/effort": Signs(
        {"venue": 2.5, "examined": 2, "positive": 1},
        {r"razia|sidak|sweeping": 4.5, r"\boperasi\b": 1, r"operasi gabungan|yustisi": 2,
         r"penertiban|pengawasan": 1.5, r"\bthm\b": 1, r"hiburan": 0.5},
    ),
    "assessment/enforcement": Signs(
        {"recommendation": 3, "article": 1, "agency": 0.5},
        {r"asesmen": 2.5, r"assess?ment": 2, r"\btat\b": 2},
    ),
    "rehabilitation/health": Signs(
        {"substance": 1, "treatment_source": 1, "number": 0.3},
        {r"rehab|\brhb": 2, r"\bipwl\b": 1.5, r"rawat jalan": 1.5, r"rawat inap": 1,
         r"(be|peng)obat|klinik|terapi|treatment": 0.6, r"rekam medis|klien|pasien": 0.4,
         r"\bnapza\b": 0.6},
    ),
    "aftercare/health": Signs(
        {"substance": 0.9, "treatment_source": 0.9, "number": 0.3},
        {r"pasca|purna": 4.5, r"after\s*care": 4.5, r"bina lanjut|rawat lanjut": 4, r"damping": 3,
         r"pantau|pemulihan": 1, _AFTER_TREATMENT: 3},
    ),
    "certificate/programme": Signs(
        {"purpose": 2.5, "substance": 0.5, "treatment_source": 0.5},
        {r"\bskh?[bp]n\b": 5, r"surat keterangan hasil": 4, r"bebas nar\w+": 4,
         r"sertifikat": 1},
    ),
    "urine_test/effort": Signs(
        {"examined": 2, "positive": 1.5, "audience": 0.5},
        {r"(tes|test|uji|cek|skrining)[ _]urin": 4, r"deteksi dini": 2},
    ),
    "outreach/programme": Signs(
        {"activity": 2, "participants": 2.5, "audience": 1.5},
        {r"sosialisasi": 2, r"p4gn": 1.5, r"penyuluhan|pencegahan": 2, r"\bkie\b": 1,
         r"edukasi|ceramah|kampanye|advokasi|seminar": 1.5, r"diseminasi": 1, r"kegiatan": 0.5},
    ),
    "survey/survey": Signs(
        {"respondents": 3, "saw_dealing": 3, "survey_target": 1},
        {r"surve[iy]|jajak pendapat|angket|polling": 2, r"kuesioner|persepsi": 1.5, r"ikrn": 2,
         r"responden|[tn]anya\b|wawancara": 0.5},
    ),
    "indicator/official": Signs(
        {}, {r"indikator": 1.5, r"8\s*\+?_?\s*5": 1, r"pemetaan kawasan": 2}
    ),
}  # fmt: skip

_ANY_KIND = (
    "sequence", "number", "date", "month", "year", "address", "kelurahan", "kecamatan", "city",
    "code", "count", "coordinate", "lat", "lon", ORIGIN_FILE, ORIGIN_ROW,
)  # fmt: skip
_OWN_FIELDS: dict[str, tuple[str, ...]] = {
    "incident/enforcement": (
        "suspects", "evidence", "substance", "amount", "unit", "agency", "article",
    ),
    "incident/residents": ("report_channel", "report_type"),
    "raid/effort": ("venue", "examined", "positive", "agency"),
    "assessment/enforcement": ("agency", "recommendation", "article", "domicile", "substance"),
    "rehabilitation/health": ("domicile", "substance", "treatment_source"),
    "aftercare/health": ("domicile", "substance", "treatment_source"),
    "certificate/programme": ("domicile", "purpose", "substance", "treatment_source"),
    "urine_test/effort": ("examined", "positive", "audience", "venue"),
    "outreach/programme": ("activity", "audience", "participants"),
    "survey/survey": ("survey_target", "respondents", "saw_dealing"),
    "indicator/official": tuple(INDICATOR_FIELDS),
}  # fmt: skip


def fields_of_kind(kind: RecordKind) -> frozenset[str]:
    """Return the fields that a table of a kind may be expected to hold."""
    return frozenset((*_ANY_KIND, *_OWN_FIELDS[kind.key]))


def kind_of_table(table: Table, file_stem: str) -> RecordKind:
    """Return the kind of record that a table holds.

    Raises `UnknownKind` where none fits or two fit alike, with what to do.
    """
    scores = sorted(((_score(k, table, file_stem), k) for k in SIGNS), reverse=True)
    (best, name), (second, other) = scores[0], scores[1]
    if best >= _LEAST_SCORE and best - second >= _LEAST_LEAD:
        return RECORD_KINDS[name]
    if best < _LEAST_SCORE:
        raise UnknownKind(
            id="Jenis data tidak dikenali dari judul dan kolomnya. Sebutkan dengan --kind, salah "
            f"satu dari: {', '.join(RECORD_KINDS)}.",
            en="The kind of data cannot be told from its titles and columns. Name it with --kind, "
            f"one of: {', '.join(RECORD_KINDS)}.",
        )
    raise UnknownKind(
        id=f"Data ini bisa berarti {name} atau {other}. Sebutkan dengan --kind, atau beri nama "
        "berkas yang jelas.",
        en=f"This could be {name} or {other}. Say which with --kind, or name the file clearly.",
    )


def _score(kind: str, table: Table, file_stem: str) -> float:
    signs = SIGNS[kind]
    guessed = {column.field for column in table.columns if column.by_values}
    fields = sum(
        weight * (_BY_VALUES if field in guessed else 1)
        for field, weight in signs.fields.items()
        if field in table.fields
    )
    if kind == "indicator/official":
        found = sum(f.startswith("indicator_") for f in table.fields)
        fields += 6.0 * (found >= 4)
    if kind == "certificate/programme":
        fields += _MOSTLY_CLEAN * _finds_mostly_nothing(table)
    if kind == "survey/survey":
        fields += _NESTED_COUNTS * _counts_as_a_survey(table)
    headers = _with_translation(" ".join(str(h) for h in table.headers if h is not None))
    about = _with_translation(f"{re.sub(r'[_-]', ' ', file_stem)} {table.sheet} {table.titles}")
    named = sum(w for word, w in signs.words.items() if re.search(word, about))
    if kind == "urine_test/effort" and _OF_A_RAID.search(about):
        named = 0.0  # at a raid people are tested too
    in_headers = sum(w for word, w in signs.words.items() if re.search(word, headers))
    return fields + named + 0.5 * in_headers


def _counts_as_a_survey(table: Table) -> bool:
    """Tell whether places, without days, have three counts of which each is part of the next."""
    expected = fields_of_kind(RECORD_KINDS["survey/survey"])
    if "date" in table.fields or "kelurahan" not in table.fields:
        return False
    read = fill_remainders(table.columns, table.evidence, table.sample, expected)
    return {c.field for c in read}.issuperset(CHAINS[0])


def _finds_mostly_nothing(table: Table) -> bool:
    """Tell whether most rows name no substance: so are certificates, and no clients' records."""
    index = table.fields.get("substance")
    if index is None:
        return False
    cells = [row[index] for row in table.sample if index < len(row)]
    named = sum(read_substance(cell) not in (None, OTHER_SUBSTANCE) for cell in cells)
    return len(cells) >= _FEWEST_ROWS and named < len(cells) / 2


def _with_translation(text: str) -> str:
    """Return a text in lower case, and its words with abbreviations and English written out."""
    return f"{text.lower()} | {' '.join(words_of(text))}"
