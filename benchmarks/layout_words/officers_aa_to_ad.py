"""Header words of four invented officers, by an author who had not seen the recogniser.

AA works in rehabilitation, AB is a secretary of a kecamatan, AC plans programmes, AD exports an old
application. The first run, after numbered indicators and roots of words were read and before
anything else was changed, gave the right kind in 144 of 160 files (12 asked, 4 wrong), the right
counts in 152 and every value in 126. AA and AC call their raids urine tests, which they are then
taken for.
"""

from __future__ import annotations

from benchmarks.layout_words.form import Words

OFFICER_AA: Words = {
    "asesmen_terpadu_2024": (
        "Daftar klien TAT th 2024 (seksi rehab)",
        "Urut;Nmr Berkas TAT;Tgl diases;Rujukan dari Penyidik;Inisial/Nama Klien;Umur (th);"
        "Domisili Klien|Kel.;Domisili Klien|Kec.;Hasil Case Conference",
    ),
    "indikator_8_5_2024": (
        "Ceklis kawasan rawan per kel - utk bahan IBM 2024",
        "Kd Kel;Wilayah Kelurahan;Indikator Utama|1. Ada kasus narkoba;"
        "Indikator Utama|2. Ada tindak kriminal/kekerasan;Indikator Utama|3. Ada BD / pengedar;"
        "Indikator Utama|4. Ada tempat bikin narkoba (clandestine lab);"
        "Indikator Utama|5. Ada penyalahguna/pecandu;Indikator Utama|6. Ada temuan BB;"
        "Indikator Utama|7. Jalur masuk narkoba;Indikator Utama|8. Ada kurir;"
        "Indikator Pendukung|1. Banyak tempat hiburan;"
        "Indikator Pendukung|2. Kost & hunian tertutup;Indikator Pendukung|3. Warga miskin;"
        "Indikator Pendukung|4. Minim fasilitas umum;"
        "Indikator Pendukung|5. Warga kurang guyub / jarang berinteraksi",
    ),
    "laporan_masyarakat": (
        "Rekap aduan & konseling masuk klinik Pratama",
        "No. Tiket;Tgl masuk aduan;Alamat yg diadukan;Lewat mana;Isi aduan (kategori)",
    ),
    "pascarehabilitasi_2024": (
        "Klien binaan lanjut (PRL) 2024",
        "No. Rekam Medik;Mulai pascarehab;Tempat tinggal klien (kel);Riwayat NAPZA utama;"
        "Jenis klien (V/C)",
    ),
    "razia_2024": (
        "tes urine lapangan ikut brantas 2024",
        "#;Hari/Tgl Giat;Kategori Tempat;Lokasi Tes Urin;Lat;Long;Jml orang dites;Reaktif (+)",
    ),
    "rehabilitasi_2024": (
        "Buku Register Rawat Jalan Klinik BNNK 2024",
        "No CM;Tgl Intake;Kel. tempat tinggal;Drug of choice;Status kedatangan",
    ),
    "skhpn_2024": (
        "Pemohon surat bebas narkoba 2024",
        "No Reg Pemohon;Tgl periksa urine;Alamat (Kelurahan);Zat yg positif;"
        "Asal klien sukarela/wajib",
    ),
    "sosialisasi_p4gn_2024": (
        "Penyuluhan bareng P2M 2024",
        "No. urut;Tgl Penyuluhan;Metode;Yg disuluh;Lokasi Penyuluhan;Hadir (org)",
    ),
    "survei_kerawanan_2024": (
        "Hasil kuesioner kerawanan th 2024",
        "Kode wil.;Nama Kel.;Rencana sampel;Kuesioner kembali;"
        "Pernah lihat org jual/pakai narkoba (org)",
    ),
    "ungkap_kasus": (
        "Data tangkapan dr Brantas & Polres 22-24",
        "No urt;Nomor LKN/LP;Tgl ditangkap;Lokasi penangkapan;Titik GPS;Nama TSK;No. KTP;"
        "TSK (org);BB yg disita (jenis & berat);Yg nangkap",
    ),
}

OFFICER_AB: Words = {
    "asesmen_terpadu_2024": (
        "DATA ORANG KENA TAT SE-JAKUT TAHUN 2024 - ARSIP TRANTIB",
        "No Urut;Nomor Surat TAT;Hari Asesmen;Kiriman Dari;Nama Yang Bersangkutan;Umur;"
        "Warga Kelurahan;Warga Kecamatan;Putusan Tim",
    ),
    "indikator_8_5_2024": (
        "PEMETAAN KAMPUNG RAWAN NARKOBA PER KELURAHAN 2024",
        "KODE KEMENDAGRI;KELURAHAN BINAAN;PERNAH ADA PERKARA NARKOBA;TAWURAN/BEGAL/KRIMINAL;"
        "ADA BANDARNYA;ADA PABRIK/DAPUR NARKOBA;ADA YANG MAKE;PERNAH KETEMU BARANG BUKTI;"
        "PINTU MASUK BARANG (PELABUHAN/JALAN TIKUS);ADA TUKANG ANTER (KURIR);"
        "TEMPAT HIBURAN MALAM/WARUNG REMANG-REMANG;KOS-KOSAN/KONTRAKAN/APARTEMEN TERTUTUP;"
        "WARGA KURANG MAMPU;KAGAK ADA FASUM/FASOS;WARGA CUEK / JARANG KUMPUL",
    ),
    "laporan_masyarakat": (
        "BUKU PENGADUAN WARGA SOAL NARKOBA",
        "No. Aduan;Tgl Warga Ngelapor;Tempat Kejadian yg Dilaporin;Laporan Masuk Via;Soal Apa",
    ),
    "pascarehabilitasi_2024": (
        "WARGA ABIS REHAB YANG DIPANTAU 2024",
        "No Berkas Warga;Tgl Mulai Dipantau;Kelurahan Asal Warga;Dulunya Make Apa;"
        "Sukarela / Kena Tangkap",
    ),
    "razia_2024": (
        "GIAT OPERASI YUSTISI GABUNGAN SATPOL PP - BNNK 2024",
        "No Giat;Hari/Tanggal Operasi;Sasaran Operasi;Alamat Lengkap Lokasi;Titik Koordinat|LS;"
        "Titik Koordinat|BT;Orang Terjaring & Dites;Kedapatan Positif",
    ),
    "rehabilitasi_2024": (
        "DATA WARGA DIREHAB TAHUN 2024",
        "No Pasien;Tgl Masuk Rehab;Warga Kel.;Barang yg Dipake;Masuk Lewat (Sukarela/Paksa)",
    ),
    "skhpn_2024": (
        "DAFTAR WARGA BIKIN SURAT BEBAS NARKOBA 2024",
        "No. Surat Pemohon;Tgl Bikin Surat;Kel. Sesuai KTP;Kandungan Narkoba (kalo ada);"
        "Keperluan Sendiri/Diwajibkan",
    ),
    "sosialisasi_p4gn_2024": (
        "KEGIATAN PENYULUHAN BAHAYA NARKOBA DI WILAYAH 2024",
        "NO;HARI/TGL;BENTUK ACARA;SIAPA YANG DIUNDANG;BERTEMPAT DI;BANYAKNYA YANG HADIR (ORANG)",
    ),
    "survei_kerawanan_2024": (
        "HASIL NANYA WARGA SOAL KERAWANAN 2024",
        "KODE KEL;NAMA KELURAHAN;JATAH WARGA DITANYA;WARGA YG JAWAB;NGELIAT ORANG TRANSAKSI / MAKE",
    ),
    "ungkap_kasus": (
        "DATA PENANGKEPAN NARKOBA 2022 SD 2024 (TEMBUSAN POLRES DAN BNNK)",
        "NO.;NO LAPORAN (LKN);HARI/TGL KEJADIAN;TEMPAT KETANGKEP;TITIK MAPS;NAMA PELAKU;"
        "NO INDUK KTP;BANYAKNYA PELAKU;BARANG YANG DIAMANKAN;DIAMANKAN OLEH",
    ),
}

OFFICER_AC: Words = {
    "asesmen_terpadu_2024": (
        "Matriks Capaian Layanan Asesmen Terpadu TA 2024",
        "Nomor;Nomor Registrasi Layanan TAT;Waktu Pelaksanaan Asesmen;Stakeholder Pengusul;"
        "Nama Terasesmen;Usia (Tahun);Lokus Domisili|Desa/Kelurahan;Lokus Domisili|Kecamatan;"
        "Output Rekomendasi Tindak Lanjut",
    ),
    "indikator_8_5_2024": (
        "Baseline Pemetaan Kawasan Rawan - Program Bersinar TA 2024",
        "Kode Lokus;Lokus Intervensi (Desa/Kelurahan);"
        "8 Indikator Pokok|IP-1 Tingginya kasus tindak pidana narkotika;"
        "8 Indikator Pokok|IP-2 Angka kriminalitas dan aksi kekerasan;"
        "8 Indikator Pokok|IP-3 Keberadaan bandar dan jaringan pengedar gelap;"
        "8 Indikator Pokok|IP-4 Kegiatan produksi gelap narkotika;"
        "8 Indikator Pokok|IP-5 Prevalensi penyalahguna;"
        "8 Indikator Pokok|IP-6 Temuan barang bukti narkotika;"
        "8 Indikator Pokok|IP-7 Titik rawan pintu masuk peredaran;"
        "8 Indikator Pokok|IP-8 Rekrutmen kurir narkotika;"
        "5 Indikator Pendukung|PD-1 Banyaknya venue hiburan;"
        "5 Indikator Pendukung|PD-2 Rumah kost/hunian dengan privasi tinggi;"
        "5 Indikator Pendukung|PD-3 Tingginya angka kemiskinan penduduk;"
        "5 Indikator Pendukung|PD-4 Terbatasnya sarana dan prasarana publik;"
        "5 Indikator Pendukung|PD-5 Lemahnya kohesi/interaksi sosial warga",
    ),
    "laporan_masyarakat": (
        "Partisipasi Masyarakat dlm P4GN - Dumas",
        "Kode Dumas;Tanggal Diterima;Lokus Pengaduan;Media Penyampaian;Klasifikasi Informasi",
    ),
    "pascarehabilitasi_2024": (
        "Output Layanan Bina Lanjut - RKA-KL 2024",
        "ID Penerima Manfaat;Tgl Layanan Bina Lanjut;Lokus Asal (Kelurahan);Riwayat Zat Adiktif;"
        "Skema Akses (voluntary/compulsory)",
    ),
    "razia_2024": (
        "Deteksi Dini Lingkungan Rawan TA 2024",
        "Nomor;Tgl Deteksi Dini;Setting Lingkungan;Lokus Kegiatan (alamat);Latitude;Longitude;"
        "Realisasi Tes Urine (orang);Terindikasi Penyalahguna (orang)",
    ),
    "rehabilitasi_2024": (
        "Data Dukung IKU Rehabilitasi Berkelanjutan 2024",
        "ID Klien;Tgl Terima Layanan;Lokus Tempat Tinggal (Kel);Jenis Narkotika yg Disalahgunakan;"
        "Mekanisme Wajib Lapor/Putusan",
    ),
    "skhpn_2024": (
        "PNBP Layanan SKHPN TA 2024",
        "Kode Registrasi Pemohon SKHPN;Tgl Layanan;Kelurahan Pemohon;Parameter Terdeteksi;"
        "Kategori Pemohon",
    ),
    "sosialisasi_p4gn_2024": (
        "Lapbul KIE dan Advokasi P2M Jan-Des 2024",
        "No Keg.;Waktu Pelaksanaan KIE;Kanal/Bentuk Diseminasi Informasi;Segmen Audiens;"
        "Lokus Keg.;Capaian Audiens (orang)",
    ),
    "survei_kerawanan_2024": (
        "Survei Kerentanan Lokus Kawasan Rawan TA 2024",
        "Kode Lokus;Desa/Kel Lokus;Target Sampel;Realisasi Sampel;"
        "Responden Menyaksikan Peredaran/Penyalahgunaan",
    ),
    "ungkap_kasus": (
        "Data Dukung Supply Reduction 2022-2024",
        "Nomor;Nomor Laporan Kasus Narkotika;Tanggal Pengungkapan;Lokus Delicti;Geotagging;"
        "Identitas Tersangka|Nama Lengkap;Identitas Tersangka|Nomor Induk Kependudukan;"
        "Jumlah Tersangka (orang);Barbuk Narkotika;Satker/APH Pengungkap",
    ),
}

OFFICER_AD: Words = {
    "asesmen_terpadu_2024": (
        "dbo.TrxAsesmenTAT_2024",
        "RowNum;NoRegTat;TglAsesmen;InstansiAsal;NmTersangka;Umur;NmKel;NmKec;HslRekom",
    ),
    "indikator_8_5_2024": (
        "MST_INDIKATOR_RAWAN_2024",
        "KD_WILAYAH;NM_KELURAHAN;IND_U1_KASUS_NARKOBA;IND_U2_KRIMINALITAS;IND_U3_BANDAR_PENGEDAR;"
        "IND_U4_PRODUKSI;IND_U5_PENGGUNA;IND_U6_BARBUK;IND_U7_ENTRY_POINT;IND_U8_KURIR;"
        "IND_P1_LOK_HIBURAN;IND_P2_KOS_HUNIAN_PRIVAT;IND_P3_KEMISKINAN;"
        "IND_P4_SARANA_PUBLIK_KURANG;IND_P5_INTERAKSI_SOSIAL_RENDAH",
    ),
    "laporan_masyarakat": (
        "TBL_PENGADUAN_MASY",
        "PENGADUAN_ID;TGL_LAPOR;ALAMAT_LOKASI;SUMBER_KANAL;KD_JNS_ADUAN",
    ),
    "pascarehabilitasi_2024": (
        "T_PASCA_REHAB_2024",
        "NO_REKMED;TGL_MASUK_PASCA;NM_KEL_DOM;JNS_ZAT;TIPE_KLIEN",
    ),
    "razia_2024": (
        "OprRaziaDtl_export2024",
        "Seq;TglOpr;JnsLokasi;AlmtLokasi;GeoLat;GeoLng;JmlPeriksa;JmlPos",
    ),
    "rehabilitasi_2024": (
        "tRehabPasien_2024",
        "PatientNo;TglDaftar;KelDomisili;NapzaUtama;AdmissionType",
    ),
    "skhpn_2024": (
        "T_SKHPN_TRX_2024",
        "NO_RM_PEMOHON;TGL_TERBIT;KEL_PEMOHON;ZAT_POS;SRC_PEMOHON",
    ),
    "sosialisasi_p4gn_2024": (
        "TRX_KEG_PENCEGAHAN_2024",
        "ROW_NO;TGL_KEG;KD_JNS_KEG;SASARAN_KEG;LOKASI_KEG;JML_PST",
    ),
    "survei_kerawanan_2024": (
        "SurveyRawanHdr2024",
        "KdKel;NmKel;TargetResp;RespMasuk;JmlLihatTrxPakai",
    ),
    "ungkap_kasus": (
        "T_KASUS_LKN_2022_2024",
        "SEQ_NO;NO_LKN;TGL_TKP;ALMT_TKP;LATLONG;NM_TSK;NIK_TSK;JML_TSK;BB_DESC;SATKER_PENANGKAP",
    ),
}

OFFICERS = {
    "AA, rehabilitation": OFFICER_AA,
    "AB, kecamatan": OFFICER_AB,
    "AC, programmes": OFFICER_AC,
    "AD, old application": OFFICER_AD,
}  # fmt: skip
