"""The table is found under titles, and every data row of it is kept."""

from __future__ import annotations

import pytest

from services.intake.layout import Table, find_table
from services.intake.readers import Cell, Sheet

HEADER: list[Cell] = ["No", "Tanggal", "Alamat", "Jenis Tempat", "Jml Diperiksa", "Jml Positif"]
FIRST: list[Cell] = [1, "13/11/2024", "Jl. Melati, Lagoa", "Hotel", 53, 3]
SECOND: list[Cell] = [2, "14/11/2024", "Jl. Mawar, Koja", "Rusun", 20, 0]
BLANK: list[Cell] = [None] * 6
REPORTS: list[Cell] = ["Tanggal", "Lokasi", "Kanal", "Jenis Laporan"]


def table_of(*rows: list[Cell]) -> Table:
    found = find_table(Sheet("REKAP", list(rows)))
    assert found is not None
    return found


def kept(*rows: list[Cell]) -> list[list[Cell]]:
    return [row.cells for row in table_of(*rows).rows]


def test_the_header_is_found_under_titles() -> None:
    table = table_of(["RAZIA 2024", *BLANK[1:]], ["BNN KOTA", *BLANK[1:]], BLANK, HEADER, FIRST)
    assert table.headers == HEADER


def test_titles_are_kept_to_tell_the_kind_and_year() -> None:
    assert "RAZIA 2024" in table_of(["RAZIA 2024"], HEADER, FIRST).titles


def test_rows_are_numbered_as_in_the_sheet() -> None:
    table = table_of(["RAZIA 2024"], BLANK, HEADER, FIRST, BLANK, SECOND)
    assert [row.number for row in table.rows] == [4, 6]


@pytest.mark.parametrize(
    "other",
    [
        BLANK,
        [None, "JUMLAH", 64, None, None, None],
        [None, "Sub Total", None, None, 73, 3],
        ["TOTAL", None, None, None, 73, 3],
        [None, "Jumlah", 64, 12, 73, 3],
        HEADER,
    ],
)
def test_blank_subtotal_and_repeated_header_rows_are_no_data(other: list[Cell]) -> None:
    assert kept(HEADER, FIRST, other, SECOND) == [FIRST, SECOND]


def test_a_subtotal_under_many_columns_is_no_data() -> None:
    total: list[Cell] = [None, "JUMLAH", 2, 2, 73, 3]
    assert kept(HEADER, FIRST, SECOND, total) == [FIRST, SECOND]


def test_a_signature_is_no_data() -> None:
    signature: list[list[Cell]] = [
        BLANK,
        [None, None, "Jakarta, 31 Desember 2024", None, None, None],
        [None, "Mengetahui", None, None, "Kepala Seksi", None],
        [None, None, "Kepala Seksi", None, None, None],
        [None, None, "NIP. 19800101 200501 1 001", None, None, None],
    ]
    assert kept(HEADER, FIRST, SECOND, *signature) == [FIRST, SECOND]


def test_a_sheet_of_notes_holds_no_table() -> None:
    assert (
        find_table(Sheet("Keterangan", [["Sheet ini hanya catatan"], ["jangan diimpor"]])) is None
    )


def test_an_empty_sheet_holds_no_table() -> None:
    assert find_table(Sheet("Sheet2", [])) is None


@pytest.mark.parametrize(
    "row",
    [
        [3, None, None, None, None, None],
        [3, "31/02/2024", None, None, None, None],
        [None, "13/11/2024", "Jl. Melati", None, None, None],
        [None, None, "Jl. Melati", "Hotel", None, None],
        [None, "tidak diketahui", "Jl. Melati", None, None, None],
        [None, None, "Jl. Total Buah", "Hotel", 12, 1],
    ],
)
def test_a_row_between_data_rows_never_vanishes(row: list[Cell]) -> None:
    assert row in kept(HEADER, FIRST, row, SECOND)


@pytest.mark.parametrize(
    "row",
    [
        ["31/02/2024", "Jl. Melati Kel. Lagoa", None, None],
        ["13/11/2024", "Jl. Melati Kel. Lagoa", None, None],
        ["13/11/2024", None, "WhatsApp", None],
        [None, "Jl. Melati Kel. Lagoa", "WhatsApp", "transaksi"],
    ],
)
def test_the_last_row_never_vanishes_even_where_it_is_spoilt(row: list[Cell]) -> None:
    first: list[Cell] = ["12/11/2024", "Jl. Mawar Kel. Koja", "WhatsApp", "transaksi"]
    assert kept(REPORTS, first, row) == [first, row]


def test_what_was_left_out_is_counted() -> None:
    table = table_of(HEADER, FIRST, BLANK, [None, "JUMLAH", 1, None, None, None])
    assert (len(list(table.rows)), table.ignored) == (1, 2)


def test_personal_columns_are_no_fields() -> None:
    table = table_of(["Tanggal", "Nama", "Alamat TKP"], ["13/11/2024", "WAWAN", "Jl. Melati"])
    assert "person" not in table.fields
    assert set(table.fields) == {"date", "address"}


def test_a_row_of_values_is_no_header_however_its_words_fit() -> None:
    header: list[Cell] = ["Tanggal Diterimanya oleh Petugas", "Alamat Tempat yang Diadukan", "Zz"]
    rows: list[list[Cell]] = [
        ["14-Des-2022", "Lokasi Jl. Melati No 12 Kelurahan Lagoa", "Laporan Masyarakat"],
        ["15-Des-2022", "Lokasi Jl. Mawar No 14 Kelurahan Koja", "Laporan Warga"],
    ]
    assert table_of(header, *rows).headers == header


def test_a_sign_for_positive_may_stand_in_the_lower_half_of_a_header() -> None:
    upper: list[Cell] = ["Tanggal", "Alamat", "Tes Urine", None]
    table = table_of(upper, [None, None, "Dites", "(+)"], ["1/2/2024", "Jl. Melati, Lagoa", 9, 1])
    assert {"examined", "positive"} <= set(table.fields)


def test_a_field_of_a_database_may_end_in_a_number() -> None:
    upper: list[Cell] = ["TANGGAL", "ALAMAT", "TERSANGKA", None]
    table = table_of(upper, [None, None, "NO_KTP_16", "N_TSK"], ["1/2/2024", "Jl. A, Koja", "-", 2])
    assert table.headers[3] == "TERSANGKA N_TSK"


def test_a_small_table_of_counts_beneath_the_records_is_no_data() -> None:
    recap: list[list[Cell]] = [
        BLANK,
        ["REKAPITULASI PER KELURAHAN", *BLANK[1:]],
        ["No", "Kelurahan", "Jumlah", None, None, None],
        [1, "Lagoa", 3, None, None, None],
        [2, "Koja", 5, None, None, None],
    ]
    assert kept(HEADER, FIRST, SECOND, *recap) == [FIRST, SECOND]


def test_tables_beside_each_other_are_read_one_after_the_other() -> None:
    beside = [[*HEADER, None, *HEADER], [*FIRST, None, *SECOND], [*SECOND, None, *BLANK]]
    assert kept(*[[None, *row] for row in beside]) == [
        [None, *FIRST], [None, *SECOND], [None, *SECOND]
    ]  # fmt: skip


def test_a_mark_in_the_right_table_stands_for_what_is_above_it_there() -> None:
    third = [3, "sda", *SECOND[2:]]
    rows = kept([*HEADER, None, *HEADER], [*FIRST, None, *SECOND], [*BLANK, None, *third])
    assert rows[-1] == [3, "14/11/2024", *SECOND[2:]]


def test_a_row_of_nothing_but_its_number_never_vanishes() -> None:
    header: list[Cell] = ["No LKN", "Tanggal Kejadian", "Alamat TKP", "Barang Bukti"]
    row: list[Cell] = ["LKN/2/2024", None, None, None]
    case: list[Cell] = ["LKN/1/2024", "31/01/2024", "Jl. Melati Kel. Lagoa", "Sabu 1 gr"]
    assert row in kept(header, case, row)
