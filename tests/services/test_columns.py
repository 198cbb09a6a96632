"""A header is recognised by its words; a column that could name a person is always dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from services.intake.column_evidence import weigh_columns
from services.intake.columns import recognise_columns, settle
from services.intake.kinds import fields_of_kind
from services.intake.readers import Cell
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON
from services.records import RECORD_KINDS


def fields_of(*headers: str) -> list[str | None]:
    found = {c.index: c.field for c in recognise_columns(list(headers))}
    return [found.get(i) for i in range(len(headers))]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("No. LKN", "number"), ("NOMOR REGISTER", "number"), ("Id Laporan", "number"),
        ("Tgl Kejadian", "date"), ("TANGGAL PELAKSANAAN", "date"), ("Hari/Tanggal", "date"),
        ("Alamat TKP", "address"), ("Lokasi Kejadian", "address"), ("Kel.", "kelurahan"),
        ("Kelurahan Domisili", "kelurahan"), ("Kec.", "kecamatan"), ("Kode Wilayah", "code"),
        ("Koordinat", "coordinate"), ("Lat", "lat"), ("Longitude", "lon"), ("Jml Tsk", "suspects"),
        ("Barang Bukti", "evidence"), ("Zat", "substance"), ("Instansi", "agency"),
        ("Kanal", "report_channel"), ("Jenis Laporan", "report_type"), ("Jenis Tempat", "venue"),
        ("Jml Diperiksa", "examined"), ("Jml Positif", "positive"), ("Keperluan", "purpose"),
        ("Rekomendasi", "recommendation"), ("Sumber", "treatment_source"),
        ("Jenis Kegiatan", "activity"), ("Sasaran", "audience"), ("Jumlah Peserta", "participants"),
        ("Responden", "respondents"), ("Target Responden", "survey_target"),
        ("Melihat Transaksi/Pemakaian", "saw_dealing"), ("Tahun", "year"), ("No", "sequence"),
    ],
)  # fmt: skip
def test_a_usual_header_is_recognised(header: str, field: str) -> None:
    assert fields_of(header) == [field]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tangal Kejadian", "date"), ("TGL. PENANGKAPAN", "date"), ("Tanggal_Lapor", "date"),
        ("Kelurahn", "kelurahan"), ("Almt TKP", "address"), ("Lokasi TKP", "address"),
        ("Tempat Kejadian Perkara (TKP)", "address"), ("Jmlh. Tersangka", "suspects"),
        ("Brg Bukti yg disita", "evidence"), ("Titik Kordinat", "coordinate"),
        ("Latitude (Y)", "lat"), ("Bujur (X)", "lon"), ("Jumlah yg Positif", "positive"),
        ("Asal Instansi Pengirim", "agency"), ("Rekomendasi TAT", "recommendation"),
        ("Nama Desa/Kelurahan", "kelurahan"), ("Kd. Kelurahan", "code"), ("TMP GIAT", "address"),
        ("Di mana kegiatan dilaksanakan?", "address"), ("Dimana kejadiannya", "address"),
        ("Di kelurahan mana kejadiannya?", "kelurahan"), ("Start aftercare", "date"),
    ],
)  # fmt: skip
def test_a_header_in_an_unseen_spelling_is_recognised(header: str, field: str) -> None:
    assert fields_of(header) == [field]


@pytest.mark.parametrize(
    "header",
    [
        "Nama", "NAMA TERSANGKA", "Nama Lengkap Pelapor", "NIK", "No. KTP", "No HP", "No. Telp",
        "Nomor WA", "E-mail", "Tgl Lahir", "Tempat/Tgl Lahir", "TTL", "Usia", "Umur (th)",
        "Jenis Kelamin", "JK", "Pekerjaan", "Pendidikan", "Agama", "Alamat Tersangka",
        "Alamat Rumah Pelapor", "Alamat KTP", "Alias", "Inisial Klien", "Nama Ibu Kandung",
        "Petugas", "Konselor", "Penanggung Jawab", "No BPJS", "Nama Penyidik", "Saksi",
    ],
)  # fmt: skip
def test_a_personal_column_is_a_persons(header: str) -> None:
    assert fields_of(header) == [PERSON]


@pytest.mark.parametrize(
    "header", ["Nama/Alamat", "Tersangka", "Nama Kelurahan Pelapor", "Pelapor/Lokasi"]
)
def test_a_column_that_could_be_a_persons_is_dropped(header: str) -> None:
    assert fields_of("Tanggal", header)[1] in (PERSON, None)


def test_every_personal_column_is_dropped_however_many() -> None:
    headers = ["Nama", "NIK", "No HP", "Nama Ibu", "Umur", "Alamat Pelapor"]
    assert fields_of(*headers) == [PERSON] * len(headers)


def test_the_better_fitting_header_takes_the_field() -> None:
    assert fields_of("Tanggal Lahir", "Tanggal Kejadian", "Tanggal").count("date") == 1
    assert fields_of("Kelurahan", "Alamat TKP") == ["kelurahan", "address"]


def test_order_does_not_matter() -> None:
    headers = ["No. LKN", "Tgl Kejadian", "Alamat TKP", "Nama Tersangka", "Jml Tsk", "Barang Bukti"]
    assert fields_of(*reversed(headers)) == list(reversed(fields_of(*headers)))


def test_all_thirteen_indicators_are_recognised_among_each_other() -> None:
    headers = [name.upper() for name in INDICATOR_FIELDS.values()]
    assert fields_of(*headers) == list(INDICATOR_FIELDS)


def test_evidence_alone_is_no_indicator() -> None:
    assert fields_of("Tanggal", "Barang Bukti", "Alamat") == ["date", "evidence", "address"]


@pytest.mark.parametrize("header", ["Catatan Khusus", "Golongan Darah", "xyz", "", "12", "Hobi"])
def test_an_unknown_header_is_not_read(header: str) -> None:
    assert fields_of(header) == [None]


def read_as(
    *headers: str, rows: list[list[Cell]], kind: str = "", names: frozenset[str] = frozenset()
) -> list[str | None]:
    evidence = weigh_columns(list(headers), rows=rows, names=names)
    expected = fields_of_kind(RECORD_KINDS[kind]) if kind else None
    found = {c.index: c.field for c in settle(evidence, expected)}
    return [found.get(i) for i in range(len(headers))]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("KODEWIL", "code"), ("NAMAKEL", "kelurahan"), ("NOLKN", "number"), ("JmlTsk", "suspects"),
        ("TglKejadian", "date"), ("BARANGBUKTI", "evidence"), ("TGLLAPOR", "date"),
    ],
)  # fmt: skip
def test_words_written_together_are_parted(header: str, field: str) -> None:
    assert fields_of(header) == [field]


@pytest.mark.parametrize(
    ("values", "kind", "field"),
    [
        (["3 Jan 2024", "14 Feb 2024", "20 Mei 2024"], "", "date"),
        (["-6.1321, 106.8123", "-6.1399, 106.8991", "-6.1, 106.91"], "", "coordinate"),
        (["Sabu 1,2 gr", "Ganja 3 gr; Sabu 1 gr", "Ekstasi 4 btr"], "", "evidence"),
        (["Sabu", "Ganja", "Tembakau sintetis"], "", "substance"),
        (["31.72.01.1001", "31.72.01.1002", "31.72.03.1001"], "", "code"),
        (["WhatsApp", "Hotline", "Instagram"], "incident/residents", "report_channel"),
        (["Polsek Koja", "BNNK", "Polres Metro Jakut"], "incident/enforcement", "agency"),
        (["Lagoa", "Koja", "Tugu Utara"], "rehabilitation/health", "kelurahan"),
    ],
)  # fmt: skip
def test_a_nameless_column_is_told_by_its_values(values: list[str], kind: str, field: str) -> None:
    names = frozenset({"lagoa", "koja", "tugu utara"})
    assert read_as("", rows=[[v] for v in values], kind=kind, names=names) == [field]


@pytest.mark.parametrize(
    "values",
    [
        ["3172000000005844", "3172000000007356", "3172000000003811"],
        ["081234567890", "0812 3456 7891", "+62 812-3456-7892"],
        ["a@contoh.id", "b@contoh.id", "c@contoh.id"],
    ],
)
def test_numbers_of_persons_make_a_column_a_persons_whatever_its_header(values: list[str]) -> None:
    assert read_as("Lokasi", rows=[[v] for v in values]) == [PERSON]


def test_names_of_persons_in_a_nameless_column_are_not_read() -> None:
    rows: list[list[Cell]] = [["WAWAN"], ["SITI"], ["BUDI bin ANDI"]]
    assert read_as("", rows=rows, kind="incident/enforcement") == [None]


def test_values_decide_where_words_mislead() -> None:
    rows: list[list[Cell]] = [["Polsek Koja", "LM-1"], ["BNNK", "LM-2"], ["Polres Jakut", "LM-3"]]
    found = read_as("Satuan Pengungkap", "Kode Log", rows=rows, kind="incident/enforcement")
    assert found == ["agency", "number"]


def test_numbers_are_no_city_whatever_their_header_is_like() -> None:
    rows: list[list[Cell]] = [[30, 19], [30, 25], [30, 17]]
    assert "city" not in read_as("Kuota", "Responden", rows=rows, kind="survey/survey")


def test_lone_numbers_under_coordinates_are_latitude_and_longitude() -> None:
    rows: list[list[Cell]] = [["-6.1234", "106.8812"], ["-6.1102", "106.9021"], ["-6.13", "106.85"]]
    found = read_as("Koord LS", "Koord BT", rows=rows, kind="raid/effort")
    assert found == ["lat", "lon"]


def test_how_many_there_are_is_nobodys_name() -> None:
    rows: list[list[Cell]] = [["2", "Sabu 1 gr"], ["1", "Ganja 3 gr"], ["4", "Sabu 2 gr"]]
    assert read_as("brp tsk", "BB", rows=rows, kind="incident/enforcement")[0] == "suspects"


@pytest.mark.parametrize("header", ["Umur Tsk", "No HP Tsk", "Usia"])
def test_numbers_of_persons_stay_a_persons(header: str) -> None:
    rows: list[list[Cell]] = [["27", "Sabu 1 gr"], ["31", "Ganja 3 gr"], ["44", "Sabu 2 gr"]]
    assert read_as(header, "BB", rows=rows, kind="incident/enforcement")[0] == "person"


def test_a_register_number_is_no_running_number() -> None:
    rows: list[list[Cell]] = [["RE0001", "Sabu"], ["RE0002", "Ganja"], ["RE0003", "Sabu"]]
    assert read_as("No. Kartu", "Zat", rows=rows, kind="rehabilitation/health")[0] == "number"


def test_two_columns_share_two_fields_so_that_both_are_read() -> None:
    rows: list[list[Cell]] = [[20, 30], [18, 30], [25, 30]]
    found = read_as("Sampel", "Target Sampel", rows=rows, kind="survey/survey")
    assert found == ["respondents", "survey_target"]


def test_a_kind_tells_which_of_two_meanings_a_word_has() -> None:
    rows: list[list[Cell]] = [[20, 3], [18, 0], [25, 1]]
    assert read_as("Sampel", "Positif", rows=rows, kind="raid/effort")[0] == "examined"


def test_a_column_of_answers_is_no_indicator_without_a_word_for_it() -> None:
    rows: list[list[Cell]] = [["Ada"] * 6, ["Tidak"] * 6, ["Ada"] * 6]
    headers = ["Produksi", "Pengguna", "Kurir", "Kemiskinan", "Zzyx", "Qwrt"]
    assert read_as(*headers, rows=rows, kind="indicator/official")[4:] == [None, None]


def test_a_column_known_by_its_values_alone_says_so() -> None:
    rows: list[list[Cell]] = [["3 Jan 2024"], ["14 Feb 2024"], ["20 Mei 2024"]]
    (column,) = recognise_columns([""], rows=rows)
    assert column.by_values


def test_a_day_of_anything_but_birth_is_no_persons() -> None:
    rows: list[list[Cell]] = [["3 Jan 2024"], ["14 Feb 2024"], ["20 Mei 2024"]]
    assert read_as("Tgl Gelar", rows=rows) == ["date"]
    assert fields_of("Tgl Lahir Klien") == [PERSON]


def test_a_word_that_anything_may_have_is_no_persons() -> None:
    assert PERSON not in fields_of("Jenis")


@pytest.mark.parametrize(
    ("kind", "field"), [("assessment/enforcement", "kelurahan"), ("incident/residents", PERSON)]
)
def test_where_a_person_lives_is_read_only_of_kinds_that_are_placed_by_it(
    kind: str, field: str
) -> None:
    evidence = weigh_columns(
        ["Terperiksa Kel."], lowers=["Kel."], rows=[["Lagoa"], ["Koja"], ["Lagoa"]],
        names=frozenset({"lagoa", "koja"}),
    )  # fmt: skip
    (column,) = settle(evidence, fields_of_kind(RECORD_KINDS[kind]))
    assert column.field == field


def test_a_long_header_that_says_kelurahan_of_a_client_is_read_where_names_of_places_stand() -> (
    None
):
    header = "Alamat Tinggal Tersangka/Klien: Nama Desa/Kelurahan"
    names = frozenset({"koja", "lagoa", "ancol"})
    columns = weigh_columns([header], rows=[["Koja"], ["Lagoa"], ["Ancol"]], names=names)
    found = settle(columns, fields_of_kind(RECORD_KINDS["assessment/enforcement"]))
    assert [c.field for c in found] == ["kelurahan"]


def test_an_address_under_a_persons_heading_stays_a_persons() -> None:
    evidence = weigh_columns(
        ["Terperiksa Alamat"], lowers=["Alamat"], rows=[["Jl. Uji 1"], ["Jl. Uji 2"]]
    )
    expected = fields_of_kind(RECORD_KINDS["assessment/enforcement"])
    assert [c.field for c in settle(evidence, expected)] == [PERSON]


@pytest.mark.parametrize(
    ("kind", "field"), [("certificate/programme", "domicile"), ("incident/enforcement", PERSON)]
)
def test_the_address_on_an_identity_card_is_read_only_of_kinds_that_are_placed_by_it(
    kind: str, field: str
) -> None:
    rows: list[list[Cell]] = [["JL. UJI RT 1/2 KEL. LAGOA"], ["GG. UJI 3 KEL. KOJA"]]
    assert read_as("Alamat KTP", rows=rows, kind=kind) == [field]


def test_names_of_persons_under_such_an_address_stay_a_persons() -> None:
    rows: list[list[Cell]] = [["Slamet Riyadi"], ["Agus Salim"], ["Dewi Sartika"]]
    assert read_as("Alamat KTP", rows=rows, kind="certificate/programme") == [PERSON]


def test_the_total_of_men_and_women_is_what_stands_over_them() -> None:
    headers = [*(f"Penghuni diperiksa {whom}" for whom in ("L", "P", "JML")), "Positif"]
    rows: list[list[Cell]] = [[28, 30, 58, 3], [27, 30, 57, 1], [33, 9, 42, 0]]
    evidence = weigh_columns(headers, lowers=["L", "P", "JML", ""], rows=rows)
    found = settle(evidence, fields_of_kind(RECORD_KINDS["raid/effort"]))
    assert {c.index: c.field for c in found} == {2: "examined", 3: "positive"}


def test_a_day_in_its_second_sense_is_the_day_of_a_form_not_yet_filled() -> None:
    assert read_as("Tempat", "Diterima", rows=[], kind="incident/residents") == ["address", "date"]


def test_days_without_a_year_are_days_whatever_their_header() -> None:
    rows: list[list[Cell]] = [["16 Februari"], ["2 Mei"], ["9 Mei"]]
    assert read_as("Kolom A", rows=rows) == ["date"]


def test_numbers_beside_a_unit_are_amounts_though_the_header_speaks_of_evidence() -> None:
    headers = ["Barang Bukti Jenis", "Barang Bukti Jumlah", "Barang Bukti Satuan"]
    rows: list[list[Cell]] = [
        ["Ganja", "28,87", "gram"],
        ["Sabu", "34,17", "gram"],
        ["Ekstasi", "48", "butir"],
    ]
    evidence = weigh_columns(headers, lowers=["Jenis", "Jumlah", "Satuan"], rows=rows)
    found = settle(evidence, fields_of_kind(RECORD_KINDS["incident/enforcement"]))
    assert [c.field for c in found] == ["substance", "amount", "unit"]


@pytest.mark.parametrize("header", ["Jml BB", "Jumlah Barang Bukti", "Berat BB"])
def test_numbers_under_a_word_of_evidence_are_amounts(header: str) -> None:
    rows: list[list[Cell]] = [["Ganja", 28.87, "gram"], ["Sabu", 34, "gram"], ["Inex", 8, "btr"]]
    found = read_as("Jenis Narkotika", header, "Satuan", rows=rows, kind="incident/enforcement")
    assert found == ["substance", "amount", "unit"]


def test_one_number_is_enough_to_tell_an_amount_from_evidence() -> None:
    assert read_as("Jml BB", rows=[[28.87]], kind="incident/enforcement") == ["amount"]


@pytest.mark.parametrize("header", ["Jml BB", "Jumlah Barang Bukti", "Berat BB"])
def test_texts_under_the_same_words_are_evidence(header: str) -> None:
    rows: list[list[Cell]] = [["sabu 2,5 gr"], ["ganja 1 kg"], ["sabu 3 gr; HP 1 unit"]]
    assert read_as(header, rows=rows, kind="incident/enforcement") == ["evidence"]


def test_a_name_is_a_places_where_all_values_are_names_of_places() -> None:
    names = frozenset({"lagoa", "koja"})
    places: list[list[Cell]] = [["Lagoa"], ["Koja"], ["Lagoa"]]
    persons: list[list[Cell]] = [["WAWAN"], ["Koja"], ["SITI"]]
    assert read_as("Nama", rows=places, kind="survey/survey", names=names) == ["kelurahan"]
    assert read_as("Nama", rows=persons, kind="survey/survey", names=names) == [PERSON]


@pytest.mark.parametrize(
    ("header", "kind", "field", "values"),
    [
        ("Ditangkap Oleh", "incident/enforcement", "agency", ["Polres", "Polsek Koja", "BNNK"]),
        ("Siapa yang Diundang", "outreach/programme", "audience", ["Pelajar", "Guru", "Warga"]),
        ("Kategori Pemohon", "certificate/programme", "treatment_source", ["Voluntary"] * 3),
    ],
)
def test_values_of_a_short_list_are_no_persons(
    header: str, kind: str, field: str, values: list[Cell]
) -> None:
    columns = weigh_columns([header], rows=[[value] for value in values])
    found = settle(columns, fields_of_kind(RECORD_KINDS[kind]))
    assert [c.field for c in found] == [field]


def test_names_under_such_a_header_stay_a_persons() -> None:
    columns = weigh_columns(["Ditangkap Oleh"], rows=[["Slamet"], ["Agus"], ["Dewi"]])
    assert [c.field for c in settle(columns, fields_of_kind(RECORD_KINDS["raid/effort"]))] == [
        PERSON
    ]


def test_what_a_person_works_as_stays_a_persons() -> None:
    columns = weigh_columns(["Pekerjaan"], rows=[["Pelajar"], ["Karyawan"], ["PNS"]])
    expected = fields_of_kind(RECORD_KINDS["urine_test/effort"])
    assert [c.field for c in settle(columns, expected)] == [PERSON]


def test_names_of_clients_are_not_where_they_live() -> None:
    columns = weigh_columns(["CLIENT"], rows=[["Slamet"], ["Agus"], ["Dewi"]])
    expected = fields_of_kind(RECORD_KINDS["assessment/enforcement"])
    assert [c.field for c in settle(columns, expected)] == [PERSON]


def test_ones_and_noughts_in_many_columns_are_indicators() -> None:
    headers = ["Kasus narkoba", "Tawuran", "Bandar", "Pabrik", "Pemakai", "Kurir", "Kemiskinan"]
    found = settle(weigh_columns(headers, rows=[[1, 0, 1, 0, 1, 1, 0], [0, 0, 1, 1, 0, 1, 1]]))
    assert len({c.field for c in found} & set(INDICATOR_FIELDS)) == len(headers)


def test_what_a_kind_does_not_hold_is_not_read_into_it() -> None:
    columns = weigh_columns(["Jumlah Sampel yang Direncanakan (Orang)"], rows=[[30], [30], [30]])
    found = settle(columns, fields_of_kind(RECORD_KINDS["survey/survey"]))
    assert [c.field for c in found] == ["survey_target"]


NAMES: list[Cell] = [
    "Budi Contoh", "Siti Contoh", "Agus Misal", "Dewi Misal", "Joko Umpama", "Rina Umpama",
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Untuk siapa", "certificate/programme"), ("Kepada siapa", "outreach/programme"),
        ("Yang melapor", "incident/residents"), ("Peserta", "outreach/programme"),
        ("Sumber", "rehabilitation/health"), ("Penyuluh", "outreach/programme"),
        ("Tempat siapa", "assessment/enforcement"), ("Pengantar", "rehabilitation/health"),
        ("Yang mengasesmen", "assessment/enforcement"), ("Media", "incident/residents"),
        ("Jenis Pelapor", "incident/residents"), ("Asal penyidik", "incident/enforcement"),
    ],
)  # fmt: skip
def test_names_of_persons_are_read_under_no_header(header: str, kind: str) -> None:
    columns = weigh_columns([header], rows=[[name] for name in NAMES])
    found = settle(columns, fields_of_kind(RECORD_KINDS[kind]))
    assert [c.field for c in found if c.field != PERSON] == []


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Media", "incident/residents"), ("Sasaran", "outreach/programme"),
        ("Jalur", "rehabilitation/health"), ("Tujuan", "certificate/programme"),
        ("Target operasi", "assessment/enforcement"), ("Pelaksana", "outreach/programme"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "written",
    [str.lower, lambda name: name.split()[0], lambda name: f"{name}, S.H."],
    ids=["small letters", "first names", "degrees"],
)
@pytest.mark.parametrize("rows", [2, len(NAMES)])
def test_names_however_written_are_no_category_whatever_the_header(
    header: str, kind: str, written: Callable[[str], str], rows: int
) -> None:
    columns = weigh_columns([header], rows=[[written(str(name))] for name in NAMES[:rows]])
    found = settle(columns, fields_of_kind(RECORD_KINDS[kind]))
    assert [c.field for c in found if c.field != PERSON] == []


def test_a_category_of_which_all_is_other_is_read() -> None:
    columns = weigh_columns(["Jenis Laporan"], rows=[["lainnya"], ["Lain-lain"]])
    found = settle(columns, fields_of_kind(RECORD_KINDS["incident/residents"]))
    assert [c.field for c in found] == ["report_type"]


@pytest.mark.parametrize(
    ("header", "lead"), [("Asal penyidik", "{} Polres Jakut"), ("Jenis Pelapor", "WA {}")]
)
def test_a_lists_word_beside_a_name_is_no_word_of_a_list(header: str, lead: str) -> None:
    columns = weigh_columns([header], rows=[[lead.format(name)] for name in NAMES])
    found = settle(columns, fields_of_kind(RECORD_KINDS["incident/enforcement"]))
    assert [c.field for c in found if c.field != PERSON] == []


def test_the_home_of_a_suspect_is_not_where_it_happened() -> None:
    columns = weigh_columns(
        ["Kelurahan rumah tersangka"], rows=[["Koja"], ["Lagoa"], ["Ancol"]],
        names=frozenset({"koja", "lagoa", "ancol"}),
    )  # fmt: skip
    found = settle(columns, fields_of_kind(RECORD_KINDS["incident/enforcement"]))
    assert [c.field for c in found if c.field != PERSON] == []


def test_counts_beside_columns_of_ones_and_noughts_stay_counts() -> None:
    headers = ["Jumlah Diperiksa", "Jumlah Positif", "Pria", "Wanita", "Sabu", "Ganja", "Ekstasi"]
    rows: list[list[Cell]] = [[1, 0, 1, 0, 0, 0, 0], [1, 1, 0, 1, 1, 0, 0], [1, 0, 1, 1, 0, 0, 0]]
    found = settle(weigh_columns(headers, rows=rows), fields_of_kind(RECORD_KINDS["raid/effort"]))
    assert {"examined", "positive"} <= {c.field for c in found}
