"""Why a row became no record, in both languages, and what to do; never a value of the row."""

from __future__ import annotations

from services.records import Rejection

_DATE_REASONS = {
    "missing": ("tanggal kosong", "the date is missing"),
    "impossible": ("tanggal tidak ada di kalender", "the date is not in the calendar"),
    "future": ("tanggal di masa depan", "the date lies in the future"),
    "early": ("tanggal sebelum 1990", "the date is before 1990"),
}


def reject_date(row: int, sheet: str, why: str) -> Rejection:
    """Return the rejection of a row without a usable day: missing, impossible, future or early."""
    reason_id, reason_en = _DATE_REASONS[why]
    return Rejection(
        row, "date", reason_id, reason_en,
        "Isi tanggal sebagai hari/bulan/tahun, misalnya 31/01/2024, lalu kirim ulang baris ini.",
        "Give the date as day/month/year, for instance 31/01/2024, and send this row again.",
        sheet,
    )  # fmt: skip


def reject_place(row: int, sheet: str) -> Rejection:
    """Return the rejection of a row that does not say where."""
    return Rejection(
        row, "address", "tidak ada alamat, kelurahan, atau koordinat",
        "there is no address, kelurahan or coordinate",
        "Isi alamat, atau cukup nama kelurahannya, lalu kirim ulang baris ini.",
        "Give an address, or just the kelurahan's name, and send this row again.",
        sheet,
    )  # fmt: skip


def reject_count(row: int, sheet: str) -> Rejection:
    """Return the rejection of a recapitulated number that is none."""
    return Rejection(
        row, "count", "jumlah bukan bilangan bulat", "the count is not a whole number",
        "Isi jumlah sebagai angka, atau kosongkan bila tidak ada, lalu kirim ulang.",
        "Give the count as a number, or leave it empty for none, and send it again.",
        sheet,
    )  # fmt: skip


def reject_answers(row: int, sheet: str, field: str) -> Rejection:
    """Return the rejection of a survey's row whose numbers cannot be."""
    return Rejection(
        row, field, "jumlah jawaban kosong atau lebih banyak daripada responden",
        "the number of answers is missing or larger than that of the respondents",
        "Isi jumlah responden dan jumlah jawaban 'ya', lalu kirim ulang baris ini.",
        "Give the number of respondents and of 'yes' answers, and send this row again.",
        sheet,
    )  # fmt: skip
