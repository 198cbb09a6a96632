"""Which phrases name each field, in plain Indonesian words.

An English or abbreviated header is matched by what `abbreviations` make of it; add a phrase where
an office writes what none of them resembles.
"""

from __future__ import annotations

import re

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS

PERSON = "person"
ORIGIN_FILE, ORIGIN_ROW = "origin_file", "origin_row"
INDICATOR_FIELDS = {
    f"indicator_{number}": name
    for number, name in enumerate((*CORE_INDICATORS, *SUPPORTING_INDICATORS))
}

COUNTED_FIELDS = (
    "suspects", "examined", "positive", "participants", "survey_target", "respondents",
    "saw_dealing", "count",
)  # fmt: skip
"""Fields whose values are whole numbers of things."""

SHORT_INDICATORS = {
    "kasus kejahatan narkoba": ("kasus narkoba", "kasus", "kejahatan narkoba", "kasus kejahatan"),
    "kriminalitas/aksi kekerasan": (
        "kriminalitas", "aksi kekerasan", "kriminal", "kriminal kekerasan", "kekerasan",
        "kejahatan kekerasan", "kriminalitas kekerasan",
    ),
    "bandar/pengedar": ("pengedar", "bandar", "bandar narkoba", "pengedar narkoba"),
    "produksi": ("produksi", "produksi narkoba", "pabrik", "pabrik produksi"),
    "pengguna": ("penyalahguna", "pecandu", "pemakai", "pecandu pengguna", "pengguna narkoba"),
    "barang bukti": ("barbuk", "barang bukti narkoba", "barang bukti"),
    "entry point": (
        "entrypoint", "pintu masuk", "titik masuk", "pintu masuk entry point",
    ),
    "kurir": ("kurir narkoba", "kurir"),
    "lokasi hiburan": (
        "hiburan malam", "tempat hiburan", "hiburan", "tempat hiburan malam",
    ),
    "kos/hunian": (
        "kos", "kos privat", "kos hunian", "hunian privasi tinggi", "kos privasi tinggi",
        "rumah kos", "hunian privasi",
    ),
    "kemiskinan": ("miskin", "penduduk miskin", "warga miskin", "tingkat kemiskinan"),
    "sarana publik": (
        "sarana publik", "tanpa sarana publik", "minim sarana publik", "sarana publik kurang",
        "ketiadaan sarana", "fasilitas publik",
    ),
    "interaksi sosial": (
        "interaksi sosial rendah", "interaksi sosial", "kurang interaksi sosial",
        "interaksi sosial lemah",
    ),
}  # fmt: skip


def _short_names(name: str) -> tuple[str, ...]:
    """Return the short names of an indicator, found by the beginning or a part of its name."""
    return tuple(p for part, names in SHORT_INDICATORS.items() if part in name for p in names)


# Each field with the phrases that name it, in plain words after `EXPANSIONS`.
FIELDS: dict[str, tuple[str, ...]] = {
    "sequence": (
        "nomor", "nomor urut", "urut", "#", "row", "baris", "seq", "nomor giat",
        "nomor row", "nomor baris",
    ),
    "number": (
        "nomor lkn", "lkn", "nomor laporan", "id laporan", "nomor laporan kasus",
        "nomor register", "register", "nomor registrasi", "nomor rekam medis", "rekam medis",
        "nomor rm", "id klien", "kode klien", "nomor klien", "nomor pasien", "id pasien",
        "kode pasien", "nomor skhpn", "nomor surat", "nomor laporan polisi", "nomor lp",
        "nomor berkas", "nomor perkara", "nomor asesmen", "nomor tat", "id kasus", "nomor kasus",
        "kode laporan", "nomor aduan", "id aduan", "tiket", "nomor tiket", "id", "kode kasus",
        "nomor sertifikat", "case number", "report id", "nomor sprin", "nomor kegiatan",
        "nomor pengaduan", "kode pengaduan", "id pengaduan", "nomor rekam medik",
        "nomor surat keterangan", "nomor permohonan", "nomor identitas kasus",
        "nomor laporan kasus narkotika", "nomor laporan masyarakat", "kode tiket",
        "nomor dokumen", "nomor agenda", "nomor urut register", "kode rekam medis",
        "nomor laporan informasi", "nomor pendaftaran", "nomor antrian", "nomor blanko",
    ),
    "date": (
        "tanggal", "tanggal kejadian", "tanggal pelaksanaan", "waktu kejadian", "waktu",
        "hari tanggal", "tanggal laporan", "tanggal masuk", "tanggal lapor", "tanggal kegiatan",
        "tanggal asesmen", "tanggal tat", "tanggal terbit", "tanggal razia", "tanggal penangkapan",
        "date", "tanggal layanan", "tanggal periksa", "tanggal registrasi", "tanggal operasi",
        "waktu pelaksanaan", "tanggal diterima", "tanggal ungkap", "hari", "tanggal terima",
        "tanggal kunjungan", "tanggal mulai", "tanggal penerbitan", "tanggal rawat",
        "waktu lapor", "incident date", "tanggal tes", "tanggal pemeriksaan", "kapan",
        "tanggal pengungkapan", "tanggal pengaduan", "tanggal aduan", "tanggal surat",
        "tanggal mulai layanan", "tanggal pelaksanaan kegiatan", "tanggal dilaporkan",
        "dilaporkan pada", "tanggal permohonan", "tanggal datang", "tanggal tangkap",
        "waktu penangkapan", "waktu asesmen", "waktu kegiatan", "tanggal sidang",
        "tanggal bina lanjut", "tanggal kejadian perkara", "tanggal skhpn",
        "tanggal operasi razia", "tanggal perkara", "kapan diasesmen", "kapan kejadian",
        "hari tanggal jam", "tanggal awal layanan", "tanggal assessment", "mulai layanan",
        "mulai rehabilitasi", "mulai pascarehabilitasi", "tanggal cetak", "timestamp", "cap waktu",
    ),
    "address": (
        "alamat tkp", "tkp", "alamat", "lokasi", "lokasi kejadian", "tempat kejadian",
        "tempat kejadian perkara", "tempat", "alamat lokasi", "tempat kegiatan",
        "lokasi kegiatan", "alamat kejadian", "address", "location", "lokasi razia",
        "tempat pelaksanaan", "lokasi pelaksanaan", "jalan", "alamat tempat", "titik lokasi",
        "lokasi laporan", "alamat razia", "tempat penangkapan", "lokasi penangkapan", "place",
        "alamat sasaran", "alamat lengkap", "detail lokasi", "lokasi operasi",
        "lokasi yang dilaporkan", "tempat pelaksanaan kegiatan", "alamat lengkap lokasi",
        "bertempat", "lokasi aduan", "lokasi diadukan", "lokasi pengaduan",
        "alamat sasaran razia", "alamat dilaporkan", "alamat aduan", "alamat kegiatan",
        "tempat diadakan", "titik kejadian", "lokasi peristiwa", "alamat jalan",
        "lokasi penggerebekan", "lokasi sasaran", "alamat target operasi", "lokasi dilaporkan",
        "tkp penangkapan", "alamat tempat kejadian perkara", "tempat acara", "nama tempat",
    ),
    "domicile": (
        "domisili", "alamat domisili", "alamat klien", "alamat pasien", "tempat tinggal",
        "alamat tinggal", "alamat domisili klien", "alamat ktp", "alamat pemohon",
        "rumah", "rumah di", "tinggal di",
    ),
    "kelurahan": (
        "kelurahan", "nama kelurahan", "kelurahan domisili", "desa kelurahan", "kelurahan desa",
        "kelurahan tkp", "kelurahan lokasi", "kelurahan kejadian", "wilayah kelurahan", "desa",
        "kelurahan asal", "kelurahan tempat tinggal", "asal kelurahan", "wilayah", "village",
        "kelurahan klien", "kelurahan pasien", "domisili kelurahan", "kelurahan pemohon",
        "kelurahan alamat", "kelurahan alamat klien", "alamat kelurahan", "kelurahan tinggal",
        "kelurahan survei", "kelurahan ktp", "kelurahan kecamatan", "tinggal kelurahan",
        "nama desa", "kelurahan responden", "kelurahan terlapor",
    ),
    "kecamatan": (
        "kecamatan", "nama kecamatan", "kecamatan domisili", "kecamatan tkp", "district",
        "wilayah kecamatan", "kecamatan asal", "kecamatan lokasi", "kecamatan tempat tinggal",
        "alamat kecamatan", "kecamatan tinggal", "kecamatan klien",
    ),
    "city": ("kota", "kabupaten", "kota kabupaten", "kabupaten kota", "city", "kota administrasi"),
    "code": (
        "kode", "kode kelurahan", "kode wilayah", "kode kemendagri", "kode desa", "code",
        "kode area", "kode adm", "kode wilayah kelurahan", "kode kelurahan kemendagri",
        "kode wilayah administrasi", "kode bps", "kode pos kelurahan",
    ),
    "coordinate": (
        "koordinat", "titik koordinat", "koordinat tkp", "lintang bujur", "koordinat lokasi",
        "gps", "titik gps", "lintang dan bujur", "koordinat gps", "coordinates", "geotag",
        "koordinat lintang bujur", "titik peta", "posisi", "koordinat kejadian",
        "titik koordinat lokasi", "lintang bujur tkp", "titik lokasi gps", "peta", "posisi gps",
    ),
    "lat": (
        "lintang", "y", "koordinat lintang", "koordinat y", "garis lintang", "lintang selatan",
        "titik lintang", "latitud",
    ),
    "lon": (
        "bujur", "x", "koordinat bujur", "koordinat x", "garis bujur", "bujur timur",
        "titik bujur", "longitud",
    ),
    "suspects": (
        "jumlah tersangka", "jumlah orang", "jumlah pelaku", "banyak tersangka",
        "tersangka jumlah", "total tersangka", "jumlah tsk", "banyaknya tersangka",
        "jumlah orang tersangka", "tersangka orang", "jumlah tersangka orang", "jumlah terlibat",
        "jumlah ditangkap", "jumlah diamankan", "orang diamankan", "tersangka diamankan",
    ),
    "evidence": (
        "barang bukti", "jenis barang bukti", "jumlah barang bukti", "bukti", "barang sitaan",
        "uraian barang bukti", "sitaan", "barang bukti disita", "evidence",
        "rincian barang bukti", "barang bukti narkotika", "narkotika disita", "barbuk",
        "berat barang bukti", "jenis berat barang bukti", "temuan barang bukti",
        "barang bukti ditemukan",
    ),
    "substance": (
        "zat", "jenis zat", "narkotika", "jenis narkotika", "jenis narkoba", "zat digunakan",
        "narkoba", "zat utama", "substance", "jenis napza", "napza", "zat yang digunakan",
        "narkotika yang digunakan", "zat adiktif", "jenis napza digunakan", "narkoba dipakai",
        "zat dipakai", "zat disalahgunakan", "zat dominan", "zat terdeteksi", "indikasi zat",
        "hasil zat", "obat digunakan", "hasil tes", "jenis obat", "napza digunakan",
    ),
    "amount": (
        "berat", "kuantitas", "berat bruto", "berat netto", "volume", "banyaknya",
        "jumlah barang bukti", "berat barang bukti",
    ),
    "unit": ("satuan", "unit", "satuan barang bukti"),
    "agency": (
        "instansi", "instansi pengirim", "pengirim", "satuan kerja", "satker", "kesatuan",
        "asal instansi", "instansi pengusul", "agency", "lembaga", "instansi pelaksana",
        "instansi penangkap", "instansi pengungkap", "satuan wilayah", "satwil", "penangkap",
        "unit penangkap", "instansi asal", "lembaga pengirim", "pengaju", "satuan kerja penangan",
        "instansi pemohon", "dikirim instansi", "satuan", "unit pelaksana", "unit pengirim",
        "instansi pengaju", "kesatuan penangkap", "penyidik instansi", "pengirim instansi",
        "asal pengirim", "instansi terkait",
    ),
    "report_channel": (
        "kanal", "kanal laporan", "media laporan", "saluran", "sarana laporan", "saluran laporan",
        "sarana pengaduan", "media pelaporan", "cara melapor", "kanal pengaduan",
        "saluran pengaduan", "kanal aduan", "media aduan", "laporan melalui", "diterima melalui",
        "media", "sumber laporan", "sumber informasi", "laporan lewat", "disampaikan melalui",
        "cara lapor", "jalur laporan", "jalur pengaduan", "sarana",
    ),
    "report_type": (
        "jenis laporan", "kategori laporan", "jenis aduan", "jenis pengaduan", "isi laporan",
        "perihal", "kategori aduan", "kategori", "hal yang dilaporkan", "bentuk laporan",
        "laporan tentang", "tentang", "tipe laporan", "klasifikasi", "klasifikasi laporan",
        "jenis informasi", "topik", "topik laporan", "materi laporan", "perihal laporan",
        "macam laporan", "dugaan", "uraian jenis", "jenis kejadian", "kecurigaan",
        "bentuk kecurigaan", "jenis kecurigaan",
    ),
    "venue": (
        "jenis tempat", "jenis lokasi", "kategori tempat", "jenis tempat hiburan", "tipe tempat",
        "sasaran razia", "kategori lokasi", "jenis sasaran razia", "tipe lokasi", "jenis venue",
        "kategori lokasi razia", "tempat razia jenis", "jenis objek", "objek razia",
        "kategori sasaran", "jenis tempat razia", "tipe sasaran", "macam tempat",
    ),
    "examined": (
        "jumlah diperiksa", "diperiksa", "jumlah dites", "jumlah tes", "orang diperiksa",
        "dites urine", "jumlah peserta tes", "jumlah orang diperiksa", "pengunjung diperiksa",
        "jumlah orang dites", "jumlah yang diperiksa", "banyak diperiksa", "total diperiksa",
        "jumlah pemeriksaan", "jumlah orang diperiksa urine", "jumlah tes urine", "dites",
        "orang dites", "dicek", "jumlah dicek", "berapa diperiksa", "sampel urine", "jumlah sampel",
        "jumlah orang dites urine",
    ),
    "positive": (
        "jumlah positif", "positif", "hasil positif", "orang positif", "jumlah hasil positif",
        "jumlah orang positif", "positif positif", "terindikasi positif", "banyak positif",
        "total positif", "positif narkoba", "berapa positif", "dites positif",
        "jumlah terindikasi", "positif orang", "hasil positif narkoba",
    ),
    "recommendation": (
        "rekomendasi", "hasil rekomendasi", "rekomendasi tat", "hasil asesmen", "kesimpulan",
        "rekomendasi tim", "saran tim", "saran", "putusan", "hasil tat", "keputusan tim",
        "keputusan", "saran tim asesmen", "hasil rekomendasi tim", "hasil", "hasil sidang",
        "kesimpulan tim", "tindak lanjut", "rencana terapi",
    ),
    "article": ("pasal", "pasal disangkakan", "pasal yang disangkakan", "pasal dilanggar"),
    "treatment_source": (
        "sumber", "sumber pasien", "sumber klien", "jenis kepesertaan", "cara masuk", "rujukan",
        "asal rujukan", "jalur masuk", "voluntary compulsory", "sifat", "sumber rujukan",
        "sumber rujukan klien", "datang dari mana", "cara masuk layanan", "jenis masuk",
        "status rujukan", "sukarela", "jalur", "asal", "asal klien", "dirujuk", "perujuk",
        "pengantar",
    ),
    "purpose": (
        "keperluan", "tujuan", "keperluan skhpn", "untuk keperluan", "peruntukan",
        "tujuan pembuatan", "kepentingan", "keperluan permohonan", "kegunaan",
        "alasan permohonan", "maksud",
    ),
    "activity": (
        "jenis kegiatan", "kegiatan", "bentuk kegiatan", "nama kegiatan", "metode", "activity",
        "jenis sosialisasi", "bentuk sosialisasi", "metode kegiatan", "jenis penyuluhan",
        "tipe kegiatan", "ragam kegiatan", "metode penyuluhan", "tipe penyuluhan", "jenis acara",
        "bentuk acara", "cara penyuluhan", "nama acara",
    ),
    "audience": (
        "sasaran", "kelompok sasaran", "target sasaran", "peserta dari", "segmen", "audience",
        "sasaran kegiatan", "kalangan", "unsur peserta", "kelompok", "siapa sasaran",
        "target kelompok", "peserta asal", "segmen sasaran", "kelompok target",
        "kelompok peserta", "target peserta",
    ),
    "participants": (
        "jumlah peserta", "peserta", "jumlah hadir", "jumlah audiens", "audiens",
        "banyak peserta", "jumlah orang hadir", "participants", "total peserta", "jumlah hadirin",
        "jumlah undangan", "jumlah peserta hadir", "hadir", "yang hadir", "peserta hadir",
        "peserta orang", "orang hadir", "kehadiran", "jumlah kehadiran",
    ),
    "survey_target": (
        "target responden", "jumlah target", "target", "rencana responden", "sampel",
        "target sampel", "kuota responden", "jumlah target responden", "sampel rencana",
        "rencana sampel", "target survei", "target orang",
    ),
    "respondents": (
        "responden", "jumlah responden", "responden menjawab", "realisasi responden",
        "responden terisi", "responden masuk", "respondents", "n responden",
        "responden terkumpul", "responden terwawancara", "sampel terjawab",
        "jumlah responden menjawab", "responden diwawancarai", "sampel terisi",
        "jumlah sampel terjawab", "realisasi", "realisasi sampel", "wawancara selesai",
    ),
    "saw_dealing": (
        "melihat transaksi pemakaian", "melihat transaksi", "pernah melihat", "melihat pemakaian",
        "menyaksikan transaksi", "jawaban ya", "melihat peredaran", "mengetahui transaksi",
        "melihat penyalahgunaan", "saksi transaksi", "lihat transaksi", "pernah lihat transaksi",
        "jumlah responden pernah melihat transaksi", "mengaku melihat transaksi",
        "melihat jual beli", "melihat transaksi narkoba", "tahu transaksi",
        "menyaksikan peredaran",
    ),
    ORIGIN_FILE: ("asal berkas",),
    ORIGIN_ROW: ("asal baris",),
    "month": (
        "bulan", "bulan tahun", "periode bulan", "bulan kejadian", "bulan laporan",
        "bulan pelaksanaan", "bulan layanan",
    ),
    "year": ("tahun", "periode", "tahun data", "year"),
    "count": (
        "jumlah", "jumlah kasus", "total", "jumlah kejadian", "jumlah kegiatan", "jumlah razia",
        "jumlah laporan", "jumlah aduan", "jumlah pengaduan", "jumlah klien",
        "jumlah pasien", "jumlah pemohon",
    ),
    **{
        key: (re.sub(r"[^a-z]+", " ", name), *_short_names(name))
        for key, name in INDICATOR_FIELDS.items()
    },
    PERSON: (
        "nama", "nama lengkap", "nama tersangka", "nama klien", "nama pasien", "nama pelapor",
        "pelapor", "tersangka", "nik", "nomor ktp", "ktp", "identitas", "nomor identitas",
        "telepon", "nomor telepon", "nomor hp", "hp", "handphone", "kontak", "whatsapp", "wa",
        "nomor wa", "email", "e mail", "surel", "tempat lahir", "tanggal lahir", "ttl", "lahir",
        "tempat tanggal lahir", "usia", "umur", "jenis kelamin", "kelamin", "gender", "lp jk",
        "pekerjaan", "pendidikan", "agama", "suku", "kewarganegaraan", "status kawin", "nama ibu",
        "nama ayah", "nama orang tua", "ibu kandung", "ayah", "orang tua", "wali",
        "alamat tersangka", "alamat rumah", "alamat pelapor", "alamat orang tua", "alamat ktp",
        "inisial", "alias", "nama alias", "panggilan", "paspor", "nomor paspor", "nomor kk", "kk",
        "penyidik", "nama penyidik", "petugas", "nama petugas", "narasumber", "nama narasumber",
        "pemohon", "nama pemohon", "name", "phone", "suspect", "konselor", "dokter", "pic",
        "penanggung jawab", "nama peserta", "bpjs", "nomor bpjs", "npwp", "rekening", "foto",
        "nip", "nomor induk", "nisn", "plat nomor", "nomor polisi", "jk", "sidik jari",
        "keluarga", "nama keluarga", "terlapor", "nama terlapor", "korban", "saksi",
        "nama klien lengkap", "siapa nama", "diinput", "diperiksa petugas", "oleh",
        "diperiksa oleh", "diinput oleh", "dibuat oleh", "nama terperiksa", "terperiksa",
        "umur tahun", "usia tahun", "nomor id", "identitas tersangka", "identitas diri",
        "tersangka inisial", "nomor induk kependudukan", "kependudukan", "nama pelaku", "pelaku",
        "operator", "verifikator", "tanda tangan", "marga", "nama pengantar", "kontak pelapor",
        "tanggal lahir klien", "gelar", "nama responden", "pewawancara", "nama saksi",
        "nomor telepon petugas", "nomor hp petugas", "yang melapor", "yang melaporkan", "melapor",
        "mengantar", "yang mengantar", "diantar", "yang merujuk", "penyuluh", "penerima laporan",
        "pelaksana", "pelaksana kegiatan", "samaran", "terasesmen",
        "mengasesmen", "pemilik", "pengelola", "alamat pemohon", "rumah", "rumah di",
        "tinggal di", "tempat tanggal lahir",
    ),
}  # fmt: skip

READ_BY_NOBODY = (
    "keterangan",
    "catatan",
    "catatan khusus",
    "paraf",
    "status berkas",
    "status",
    "tanggal input",
    "tanggal entri",
    "tanggal entry",
    "tanggal update",
    "tanggal diperbarui",
    "waktu input",
    "minggu",
    "hari ke",
    "link",
    "lampiran",
    "dokumentasi",
    "verifikasi",
    "kelengkapan",
    "diperbarui",
    "versi",
    "tanggal upload",
    "tanggal verifikasi",
    "tanggal rekap",
    "tanggal validasi",
    "jumlah penduduk",
    "jumlah petugas",
    "jumlah personel",
    "jumlah anggota",
    "jumlah pertemuan",
    "jumlah sesi",
    "jumlah kunjungan",
    "jumlah hari",
    "jumlah rt",
    "jumlah rw",
    "jumlah kk",
    "jumlah biaya",
    "alasan",
    "alasan ditolak",
    "yang perlu dilakukan",
    "why rejected",
    "what to do",
)
"""Headers of columns that are kept for the office itself: never read, whatever they resemble."""
