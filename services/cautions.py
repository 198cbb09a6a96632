"""What no model can mend: for the command line, the reports and the page's help.

Every figure was measured on simulated cities with known truth: `python -m
benchmarks.decision_quality usual harder`, 200 fixed seeds of the shipped city. Tau is Kendall's,
between estimated and true threat; cover is the share of 90 % intervals that hold the truth; follow
is how many standard deviations of rank the threat moves per standard deviation of log effort where
true threat is held fixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.analysis import Note
from services.words import number_text


@dataclass(frozen=True)
class Measured:
    """Hold what the benchmark measured in 200 simulated cities of one kind."""

    tau: float
    cover: float
    follow: float

    def says(self) -> Note:
        """Return the figures in words."""
        tau, cover, follow = (
            [number_text(value, lang=lang, digits=digits) for lang in ("id", "en")]
            for value, digits in ((self.tau, 3), (100 * self.cover, 3), (self.follow, 2))
        )
        return Note(
            f"tau {tau[0]}, selang 90 % memuat {cover[0]} %, ikut upaya {follow[0]}",
            f"tau {tau[1]}, 90 % intervals hold {cover[1]} %, follows effort {follow[1]}",
        )


USUAL = Measured(0.785, 0.895, 0.038)


@dataclass(frozen=True)
class Caution:
    """Hold one thing that no model can mend: its name, what it does, what was measured, if any."""

    code: str
    title: Note
    text: Note
    measured: Measured | None

    def says(self, lang: str) -> str:
        """Return the caution as one paragraph in the reader's language."""
        beside = ""
        if self.measured:
            beside = " (" + Note(
                f"diukur pada kota simulasi: {self.measured.says().id}; biasanya "
                f"{USUAL.says().id}",
                f"measured on simulated cities: {self.measured.says().en}; usually "
                f"{USUAL.says().en}",
            ).says(lang) + ")"  # fmt: skip
        return f"{self.title.says(lang)}. {self.text.says(lang)}{beside}."


CAUTIONS: tuple[Caution, ...] = (
    Caution(
        "effort_follows_threat",
        Note("Petugas pergi ke tempat yang memang rawan", "Officers go where need is"),
        Note(
            "Upaya dikeluarkan dari perkiraan, sehingga sebagian ancaman yang hanya terlihat oleh "
            "petugas ikut keluar; kanal lain harus menunjukkannya",
            "Effort is taken out of the estimate, and with it such threat as officers alone see; "
            "other channels must show it",
        ),
        Measured(0.786, 0.897, 0.034),
    ),
    Caution(
        "reports_follow_effort",
        Note("Warga melapor karena petugas hadir", "Residents report because officers are there"),
        Note(
            "Laporan yang mengikuti kehadiran petugas tidak dapat dibedakan dari ancaman oleh "
            "model mana pun; hanya survei dan rehabilitasi yang dapat mengimbanginya",
            "Reports that follow police presence cannot be told from threat by any model; only a "
            "survey and rehabilitation can balance them",
        ),
        Measured(0.752, 0.864, 0.193),
    ),
    Caution(
        "few_counts",
        Note("Catatannya sedikit", "There are few records"),
        Note(
            "Dengan sepersepuluh catatan selangnya jauh lebih lebar dan urutannya kurang dapat "
            "dipercaya; kumpulkan lebih lama, jangan membaca peringkat satu per satu",
            "With a tenth of the records intervals are far wider and the order is less to be "
            "trusted; collect for longer, do not read rank by rank",
        ),
        Measured(0.673, 0.899, 0.085),
    ),
    Caution(
        "useless_channel",
        Note("Satu kanal tidak bercerita tentang ancaman", "One channel tells nothing of threat"),
        Note(
            "Kanal yang mengikuti pola sendiri dikenali dari ketidakcocokannya dengan kanal lain "
            "dan hampir tidak dipakai; yang tersisa lebih sedikit. Bila dua kanal keliru dengan "
            "cara yang sama, tidak ada yang mengenalinya",
            "A channel with a pattern of its own is recognised by its discord with the others and "
            "hardly used; less is left. Where two channels err alike, nothing recognises it",
        ),
        Measured(0.685, 0.872, 0.070),
    ),
    Caution(
        "nobody_looked",
        Note("Tempat yang tidak dilihat siapa pun", "Places nobody looked at"),
        Note(
            "Tanpa survei, laporan dan layanan, sebuah kelurahan hanya dinilai dari tetangganya "
            "dan rata-rata kota; selangnya lebar, dan itulah jawabannya: kirim orang untuk melihat",
            "Without survey, reports and services a kelurahan is judged by its neighbours and the "
            "city's mean alone; its interval is wide, and that is the answer: send someone to look",
        ),
        None,
    ),
)


def caution_lines(lang: str) -> list[str]:
    """Return every caution as a line of text."""
    return [caution.says(lang) for caution in CAUTIONS]


def cautions_data() -> list[dict[str, Any]]:
    """Return the cautions as plain data, texts in both languages, for the page's help."""
    return [
        {
            "code": caution.code,
            "title": {"id": caution.title.id, "en": caution.title.en},
            "text": {"id": caution.says("id"), "en": caution.says("en")},
            "measured": vars(caution.measured) if caution.measured else None,
            "usual": vars(USUAL),
        }
        for caution in CAUTIONS
    ]
