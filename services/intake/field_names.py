"""What the fields of a column mapping are called, for a person who checks it."""

from __future__ import annotations

from services.intake.mapping import IGNORED
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON

FIELD_NAMES: dict[str, tuple[str, str]] = {
    IGNORED: ("tidak dipakai", "not used"),
    PERSON: ("data pribadi (dibuang)", "personal (dropped)"),
    "sequence": ("nomor urut", "running number"),
    "number": ("nomor berkas atau laporan", "number of the case or report"),
    "date": ("tanggal", "date"),
    "month": ("bulan", "month"),
    "year": ("tahun", "year"),
    "count": ("jumlah (rekap)", "count (recapitulated)"),
    "address": ("alamat atau lokasi", "address or place"),
    "domicile": ("domisili", "domicile"),
    "kelurahan": ("kelurahan", "kelurahan"),
    "kecamatan": ("kecamatan", "kecamatan"),
    "city": ("kota atau kabupaten", "city or regency"),
    "code": ("kode wilayah", "code of the area"),
    "coordinate": ("koordinat (lintang, bujur)", "coordinate (lat, lon)"),
    "lat": ("lintang", "latitude"),
    "lon": ("bujur", "longitude"),
    "suspects": ("jumlah tersangka", "number of suspects"),
    "evidence": ("barang bukti", "evidence seized"),
    "substance": ("zat", "substance"),
    "amount": ("banyaknya", "amount"),
    "unit": ("satuan", "unit"),
    "agency": ("instansi", "agency"),
    "report_channel": ("kanal laporan", "channel of the report"),
    "report_type": ("jenis laporan", "type of report"),
    "venue": ("jenis tempat", "type of venue"),
    "examined": ("jumlah diperiksa", "number examined"),
    "positive": ("jumlah positif", "number positive"),
    "recommendation": ("rekomendasi", "recommendation"),
    "article": ("pasal", "article of law"),
    "treatment_source": ("sumber rujukan", "source of referral"),
    "purpose": ("keperluan", "purpose"),
    "activity": ("jenis kegiatan", "type of activity"),
    "audience": ("sasaran", "audience"),
    "participants": ("jumlah peserta", "number of participants"),
    "survey_target": ("target responden", "target of respondents"),
    "respondents": ("jumlah responden", "number of respondents"),
    "saw_dealing": ("melihat transaksi atau pemakaian", "saw dealing or use"),
    "origin_file": ("asal berkas", "file it came from"),
    "origin_row": ("asal baris", "row it came from"),
    **{field: (f"indikator: {name}", f"indicator: {name}")
       for field, name in INDICATOR_FIELDS.items()},
}  # fmt: skip
"""Each field that a column may be taken for, in Indonesian and English."""


def field_name(field: str, lang: str = "id") -> str:
    """Return what a field is called in the reader's language; an unknown one as it is."""
    return FIELD_NAMES.get(field, (field, field))[lang == "en"]
