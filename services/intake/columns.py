"""Whose header is this? Recognise each column by its words, in spellings not seen before.

A column that is not recognised is not read at all, and one whose words could name a person is
dropped even where it could be something else: what is not needed is never stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS
from services.intake.readers import Cell

PERSON = "person"
ORIGIN_FILE, ORIGIN_ROW = "origin_file", "origin_row"
INDICATOR_FIELDS = {
    f"indicator_{number}": name
    for number, name in enumerate((*CORE_INDICATORS, *SUPPORTING_INDICATORS))
}

_SHORT_INDICATORS = {
    "kriminalitas/aksi kekerasan": ("kriminalitas", "aksi kekerasan"),
    "entry point": ("entrypoint", "pintu masuk"),
    "lokasi hiburan": ("hiburan malam", "tempat hiburan"),
    "bandar/pengedar": ("pengedar", "bandar"),
    "pengguna": ("penyalahguna", "pecandu"),
    "kemiskinan": ("miskin",),
}

# Each field with the phrases that name it, in plain words after `_EXPANSIONS`.
FIELDS: dict[str, tuple[str, ...]] = {
    "sequence": ("nomor", "nomor urut", "urut", "#", "row"),
    "number": (
        "nomor lkn", "lkn", "nomor laporan", "id laporan", "nomor laporan kasus", "nomor register",
        "register", "nomor registrasi", "nomor rekam medis", "rekam medis", "nomor rm", "id klien",
        "kode klien", "nomor klien", "nomor pasien", "id pasien", "kode pasien", "nomor skhpn",
        "nomor surat", "nomor laporan polisi", "nomor lp", "nomor berkas", "nomor perkara",
        "nomor asesmen", "nomor tat", "id kasus", "nomor kasus", "kode laporan", "nomor aduan",
        "id aduan", "tiket", "nomor tiket", "id", "kode kasus", "nomor sertifikat", "case number",
        "report id", "nomor sprin", "nomor kegiatan",
    ),
    "date": (
        "tanggal", "tanggal kejadian", "tanggal pelaksanaan", "waktu kejadian", "waktu",
        "hari tanggal", "tanggal laporan", "tanggal masuk", "tanggal lapor", "tanggal kegiatan",
        "tanggal asesmen", "tanggal terbit", "tanggal razia", "tanggal penangkapan", "date",
        "tanggal layanan", "tanggal periksa", "tanggal registrasi", "tanggal operasi",
        "waktu pelaksanaan", "tanggal diterima", "tanggal ungkap", "hari", "tanggal terima",
        "tanggal kunjungan", "tanggal mulai", "tanggal penerbitan", "tanggal rawat", "waktu lapor",
        "incident date", "tanggal tes", "tanggal pemeriksaan", "kapan", "tanggal pengungkapan",
    ),
    "address": (
        "alamat tkp", "tkp", "alamat", "lokasi", "lokasi kejadian", "tempat kejadian",
        "tempat kejadian perkara", "tempat", "alamat lokasi", "tempat kegiatan", "lokasi kegiatan",
        "alamat kejadian", "address", "location", "lokasi razia", "tempat pelaksanaan",
        "lokasi pelaksanaan", "jalan", "alamat tempat", "titik lokasi", "lokasi laporan",
        "alamat razia", "tempat penangkapan", "lokasi penangkapan", "place", "alamat sasaran",
        "alamat lengkap", "detail lokasi", "lokasi operasi", "lokasi yang dilaporkan",
    ),
    "domicile": ("domisili", "alamat domisili", "alamat klien", "alamat pasien", "tempat tinggal"),
    "kelurahan": (
        "kelurahan", "nama kelurahan", "kelurahan domisili", "desa kelurahan", "kelurahan desa",
        "kelurahan tkp", "kelurahan lokasi", "kelurahan kejadian", "wilayah kelurahan", "desa",
        "kelurahan asal", "kelurahan tempat tinggal", "asal kelurahan", "wilayah", "village",
        "kelurahan klien", "kelurahan pasien", "domisili kelurahan", "kelurahan pemohon",
    ),
    "kecamatan": (
        "kecamatan", "nama kecamatan", "kecamatan domisili", "kecamatan tkp", "district",
        "wilayah kecamatan", "kecamatan asal", "kecamatan lokasi",
    ),
    "city": ("kota", "kabupaten", "kota kabupaten", "kabupaten kota", "city", "kota administrasi"),
    "code": (
        "kode", "kode kelurahan", "kode wilayah", "kode kemendagri", "kode desa", "code",
        "kode area", "kode adm", "kode wilayah kelurahan",
    ),
    "coordinate": (
        "koordinat", "titik koordinat", "koordinat tkp", "lintang bujur", "koordinat lokasi",
        "gps", "titik gps", "lintang dan bujur", "koordinat gps", "coordinates", "geotag",
        "koordinat lintang bujur", "titik peta", "posisi", "koordinat kejadian",
    ),
    "lat": ("lintang", "y", "koordinat lintang", "koordinat y", "garis lintang", "lintang selatan"),
    "lon": ("bujur", "x", "koordinat bujur", "koordinat x", "garis bujur", "bujur timur"),
    "suspects": (
        "jumlah tersangka", "jumlah orang", "jumlah pelaku", "banyak tersangka", "tersangka jumlah",
        "total tersangka", "jumlah tsk",
    ),
    "evidence": (
        "barang bukti", "jenis barang bukti", "jumlah barang bukti", "bukti", "barang sitaan",
        "uraian barang bukti", "sitaan", "barang bukti disita", "evidence", "rincian barang bukti",
        "barang bukti narkotika", "narkotika disita",
    ),
    "substance": (
        "zat", "jenis zat", "narkotika", "jenis narkotika", "jenis narkoba", "zat digunakan",
        "narkoba", "zat utama", "substance", "jenis napza", "napza", "zat yang digunakan",
        "narkotika yang digunakan", "zat adiktif",
    ),
    "amount": ("berat", "kuantitas", "berat bruto", "berat netto", "volume", "banyaknya"),
    "unit": ("satuan", "unit"),
    "agency": (
        "instansi", "instansi pengirim", "pengirim", "satuan kerja", "satker", "kesatuan",
        "asal instansi", "instansi pengusul", "agency", "lembaga", "instansi pelaksana",
        "instansi penangkap", "instansi pengungkap", "satuan wilayah", "satwil", "penangkap",
        "unit penangkap",
        "instansi asal", "lembaga pengirim", "pengaju",
    ),
    "report_channel": (
        "kanal", "kanal laporan", "media laporan", "saluran", "sarana laporan", "saluran laporan",
        "sarana pengaduan",
        "media pelaporan", "cara melapor", "kanal pengaduan", "saluran pengaduan",
        "kanal aduan", "media aduan", "laporan melalui", "diterima melalui",
    ),
    "report_type": (
        "jenis laporan", "kategori laporan", "jenis aduan", "jenis pengaduan", "isi laporan",
        "perihal", "kategori aduan", "kategori", "hal yang dilaporkan", "bentuk laporan",
    ),
    "venue": (
        "jenis tempat", "jenis lokasi", "kategori tempat", "jenis tempat hiburan", "tipe tempat",
        "sasaran razia", "kategori lokasi", "jenis sasaran razia", "tipe lokasi", "jenis venue",
    ),
    "examined": (
        "jumlah diperiksa", "diperiksa", "jumlah dites", "jumlah tes", "orang diperiksa",
        "dites urine", "jumlah peserta tes", "jumlah orang diperiksa", "pengunjung diperiksa",
        "jumlah orang dites",
        "jumlah yang diperiksa", "banyak diperiksa", "total diperiksa", "jumlah pemeriksaan",
    ),
    "positive": (
        "jumlah positif", "positif", "hasil positif", "orang positif", "jumlah hasil positif",
        "jumlah orang positif", "positif positif",
        "terindikasi positif", "banyak positif", "total positif", "positif narkoba",
    ),
    "recommendation": (
        "rekomendasi", "hasil rekomendasi", "rekomendasi tat", "hasil asesmen", "kesimpulan",
        "rekomendasi tim", "saran tim", "saran", "putusan", "hasil tat",
    ),
    "article": ("pasal", "pasal disangkakan", "pasal yang disangkakan", "pasal dilanggar"),
    "treatment_source": (
        "sumber", "sumber pasien", "sumber klien", "jenis kepesertaan", "cara masuk", "rujukan",
        "asal rujukan", "jalur masuk", "voluntary compulsory", "sifat", "sumber rujukan",
    ),
    "purpose": ("keperluan", "tujuan", "keperluan skhpn", "untuk keperluan", "peruntukan"),
    "activity": (
        "jenis kegiatan", "kegiatan", "bentuk kegiatan", "nama kegiatan", "metode", "activity",
        "jenis sosialisasi", "bentuk sosialisasi", "metode kegiatan", "jenis penyuluhan",
        "tipe kegiatan", "ragam kegiatan",
    ),
    "audience": (
        "sasaran", "kelompok sasaran", "target sasaran", "peserta dari", "segmen", "audience",
        "sasaran kegiatan", "kalangan", "unsur peserta", "kelompok",
    ),
    "participants": (
        "jumlah peserta", "peserta", "jumlah hadir", "jumlah audiens", "audiens", "banyak peserta",
        "jumlah orang hadir", "participants", "total peserta", "jumlah hadirin", "jumlah undangan",
    ),
    "survey_target": (
        "target responden", "jumlah target", "target", "rencana responden", "sampel",
        "target sampel", "kuota responden",
    ),
    "respondents": (
        "responden", "jumlah responden", "responden menjawab", "realisasi responden",
        "responden terisi", "responden masuk", "respondents", "n responden",
    ),
    "saw_dealing": (
        "melihat transaksi pemakaian", "melihat transaksi", "pernah melihat",
        "melihat pemakaian", "menyaksikan transaksi", "jawaban ya", "melihat peredaran",
        "mengetahui transaksi", "melihat penyalahgunaan", "saksi transaksi",
    ),
    ORIGIN_FILE: ("asal berkas",),
    ORIGIN_ROW: ("asal baris",),
    "year": ("tahun", "periode", "tahun data", "year"),
    "count": ("jumlah", "jumlah kasus", "total", "jumlah kejadian"),
    **{
        key: (re.sub(r"[^a-z]+", " ", name), *_SHORT_INDICATORS.get(name, ()))
        for key, name in INDICATOR_FIELDS.items()
    },
    PERSON: (
        "nama", "nama lengkap", "nama tersangka", "nama klien", "nama pasien", "nama pelapor",
        "pelapor", "tersangka", "nik", "nomor ktp", "ktp", "identitas", "nomor identitas",
        "telepon", "nomor telepon", "nomor hp", "hp", "handphone", "kontak", "whatsapp", "wa",
        "nomor wa", "email", "e mail", "surel", "tempat lahir", "tanggal lahir", "ttl", "lahir",
        "tempat tanggal lahir", "usia", "umur", "jenis kelamin", "kelamin", "gender", "lp jk",
        "pekerjaan", "pendidikan", "agama", "suku", "kewarganegaraan", "status kawin",
        "nama ibu", "nama ayah", "nama orang tua", "ibu kandung", "ayah", "orang tua", "wali",
        "alamat tersangka", "alamat rumah", "alamat pelapor", "alamat orang tua", "alamat ktp",
        "inisial", "alias", "nama alias", "panggilan", "paspor", "nomor paspor", "nomor kk", "kk",
        "penyidik", "nama penyidik", "petugas", "nama petugas", "narasumber", "nama narasumber",
        "pemohon", "nama pemohon", "name", "phone", "suspect", "konselor", "dokter", "pic",
        "penanggung jawab", "nama peserta", "bpjs", "nomor bpjs", "npwp", "rekening", "foto",
        "nip", "nomor induk", "nisn", "plat nomor", "nomor polisi", "jk", "sidik jari",
        "keluarga", "nama keluarga", "terlapor", "nama terlapor", "korban", "saksi",
    ),
}  # fmt: skip

_EXPANSIONS = {
    "no": "nomor", "nmr": "nomor", "nomer": "nomor", "num": "nomor", "number": "nomor",
    "tgl": "tanggal", "tg": "tanggal", "jml": "jumlah", "jmlh": "jumlah", "jlh": "jumlah",
    "jum": "jumlah", "banyaknya": "jumlah", "total": "jumlah", "kel": "kelurahan",
    "klurahan": "kelurahan", "kec": "kecamatan", "kab": "kabupaten", "tsk": "tersangka",
    "tsk2": "tersangka", "almt": "alamat", "lok": "lokasi", "reg": "register", "rm": "rm",
    "lat": "lintang", "latitude": "lintang", "long": "bujur", "lng": "bujur", "lon": "bujur",
    "longitude": "bujur", "keg": "kegiatan", "resp": "responden", "telp": "telepon",
    "tlp": "telepon", "tel": "telepon", "hape": "hp", "bb": "barang bukti", "thn": "tahun",
    "th": "tahun", "desa/kel": "kelurahan", "pos": "positif", "ket": "keterangan",
    "instansi/satker": "instansi", "urin": "urine", "tes": "tes", "test": "tes", "sts": "status",
    "giat": "kegiatan", "jns": "jenis", "brg": "barang", "kd": "kode", "kls": "kelas",
    "rek": "rekomendasi",
    "pkt": "paket", "dom": "domisili",
}  # fmt: skip
_FILLER = {"dan", "yang", "yg", "di", "dari", "untuk", "pada", "ke", "of", "the", "serta", "per"}
_LOOKS = {
    "address": re.compile(
        r"\b(jl|jln|jalan|gg|gang|kel|kelurahan|rt|rw|komp|kampung|blok)\b\.?", re.IGNORECASE
    ),
    "date": re.compile(
        r"^\s*(\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2})"
    ),
}
_STANDS_FOR = {
    "address": ("address", "domicile", "kelurahan", "code"),
    "date": ("date", "year", "respondents"),
}
_LOOKS_SHARE, _INFERRED = 0.6, 0.5
_LEAST_SCORE = 0.62
_FEWEST_INDICATORS = 4
_SAME_WORD = 85.0


@dataclass(frozen=True)
class Column:
    """Hold what one column was recognised as, and how surely (0 … 1)."""

    index: int
    header: str
    field: str
    score: float


def recognise_columns(headers: list[Cell]) -> list[Column]:
    """Return the columns whose header is recognised, each field once, persons always.

    The best fitting header takes a field; a tie between a person and anything else is a person,
    and in a table of indicators ("barang bukti: ada") an indicator wins.
    """
    scored = [(i, h, _scores(h)) for i, h in enumerate(headers) if isinstance(h, str)]
    indicators = sum(any(f in INDICATOR_FIELDS for f, _ in scores) for _, _, scores in scored)
    of_indicators = indicators >= _FEWEST_INDICATORS
    ranked = sorted(
        (
            Column(index, header, field, score)
            for index, header, scores in scored
            for field, score in scores
            if of_indicators or field not in INDICATOR_FIELDS
        ),
        key=lambda c: (-c.score, c.field != PERSON, c.field not in INDICATOR_FIELDS, c.index),
    )
    taken: dict[int, Column] = {}
    fields: set[str] = set()
    for column in ranked:
        free = column.field == PERSON or column.field not in fields
        if column.index not in taken and free:
            taken[column.index] = column
            fields.add(column.field)
    return sorted(taken.values(), key=lambda c: c.index)


def infer_columns(
    columns: list[Column], headers: list[str], rows: list[list[Cell]]
) -> list[Column]:
    """Add a day and a place where headers name none but a nameless column's values look like one.

    A column that could be a person's is never taken. `rows`: some first rows of the table.
    """
    known = {c.index for c in columns}
    found = list(columns)
    fields = {c.field for c in columns}
    for field, looks in _LOOKS.items():
        if fields.intersection(_STANDS_FOR[field]):
            continue
        for index, header in enumerate(headers):
            texts = [str(r[index]) for r in rows if index < len(r) and r[index] is not None]
            fitting = sum(bool(looks.search(t)) for t in texts)
            if index not in known and len(texts) >= 1 and fitting >= _LOOKS_SHARE * len(texts):
                found.append(Column(index, header, field, _INFERRED))
                known.add(index)
                break
    return sorted(found, key=lambda c: c.index)


def words_of(text: str) -> list[str]:
    """Return the plain lower-case words of a header, abbreviations written out."""
    parts = re.findall(r"[a-z#]+\d*", text.lower().replace("'", "").replace("(+)", " positif "))
    words = " ".join(_EXPANSIONS.get(part, part) for part in parts).split()
    return [w for w in words if w not in _FILLER]


@lru_cache(maxsize=4096)
def _scores(header: str) -> tuple[tuple[str, float], ...]:
    words = words_of(header)
    if not words:
        return (("sequence", 1.0),) if header.strip() in {"#", "No."} else ()
    best = {
        field: max(_similarity(words, phrase) for phrase in phrases)
        for field, phrases in _PHRASES.items()
    }
    return tuple((f, s) for f, s in best.items() if s >= _LEAST_SCORE)


def _similarity(words: list[str], phrase: tuple[str, ...]) -> float:
    """Return the F-measure of a header's words against a phrase, spelling errors allowed."""
    shared = sum(max(_same(w, p) for w in words) for p in phrase)
    if not shared:
        return 0.0
    return 2 * shared / (len(words) + len(phrase))


@lru_cache(maxsize=200_000)
def _same(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if min(len(word), len(other)) < 4:
        return 0.0
    ratio = fuzz.ratio(word, other)
    return ratio / 100 if ratio >= _SAME_WORD else 0.0


_PHRASES: dict[str, list[tuple[str, ...]]] = {
    field: [tuple(words_of(phrase) or [phrase]) for phrase in phrases]
    for field, phrases in FIELDS.items()
}
