"""Header words of four invented officers, by an author who had not seen the recogniser.

AM is a statistician, AN an accountant with long headers, AO works in another city, AP is new and
writes as a clean template does. The first run, before anything was changed by it, gave the right
kind in 160 of 160 files, the right counts in 160 and every value in 150. What was missed was mended
by class.
"""

from __future__ import annotations

from benchmarks.layout_words.form import Words

OFFICER_AM: Words = {
    "asesmen_terpadu_2024": (
        "Mikrodata_TAT_2024_v3_clean",
        "Obs.;ID_TAT (nomor berkas asesmen);Tgl sidang pleno TAT;Satker pengaju permohonan TAT;"
        "Inisial/nama terasesmen;Umur (tahun, ulang tahun terakhir);DOMISILI|Desa/Kel.;"
        "DOMISILI|Kec.;Hasil rekom TAT (ranap, rajal, proses hukum)",
    ),
    "indikator_8_5_2024": (
        "Matriks_13_Variabel_Kerawanan_Kawasan_2024",
        "WILAYAH|R101 Kode Kemendagri;WILAYAH|R102 Nama desa/kelurahan;"
        "INDIKATOR POKOK (IP)|IP1 Perkara tindak pidana narkotika;"
        "INDIKATOR POKOK (IP)|IP2 Angka kejahatan umum & aksi kekerasan;"
        "INDIKATOR POKOK (IP)|IP3 Keberadaan jaringan pengedar;"
        "INDIKATOR POKOK (IP)|IP4 Aktivitas pembuatan narkotika (clandestine lab);"
        "INDIKATOR POKOK (IP)|IP5 Prevalensi penyalah guna;"
        "INDIKATOR POKOK (IP)|IP6 Narkotika hasil sitaan;"
        "INDIKATOR POKOK (IP)|IP7 Titik masuk pasokan;"
        "INDIKATOR POKOK (IP)|IP8 Pembawa/perantara narkotika;"
        "INDIKATOR PENDUKUNG (ID)|ID1 Sebaran tempat hiburan;"
        "INDIKATOR PENDUKUNG (ID)|ID2 Rumah kost & hunian tertutup;"
        "INDIKATOR PENDUKUNG (ID)|ID3 Tingkat penduduk miskin;"
        "INDIKATOR PENDUKUNG (ID)|ID4 Minim fasilitas umum;"
        "INDIKATOR PENDUKUNG (ID)|ID5 Kohesi sosial rendah",
    ),
    "laporan_masyarakat": (
        "Dataset_Pengaduan_Publik_Narkotika_2022_2024",
        "ID_aduan;Tgl aduan diterima (dd/mm/yyyy);Lokus aduan (teks bebas);Moda penyampaian;"
        "Klasifikasi aduan",
    ),
    "pascarehabilitasi_2024": (
        "Mikrodata_Layanan_Pascarehab_2024",
        "ID_klien pascarehab;Tgl mulai layanan pascarehab (yyyy-mm-dd);Kel. tempat tinggal klien;"
        "Jenis NAPZA utama yang pernah digunakan;Status kepesertaan (voluntary/compulsory)",
    ),
    "razia_2024": (
        "Rekap_Operasi_Razia_Tempat_Rawan_2024_final",
        "Obs.;Tgl operasi;Kategori tempat yang dirazia;Lokus operasi (teks alamat);"
        "GEOTAG (derajat desimal)|Y (lat);GEOTAG (derajat desimal)|X (long);"
        "TES URINE (orang)|n dites;TES URINE (orang)|n reaktif",
    ),
    "rehabilitasi_2024": (
        "Mikrodata_Klien_Layanan_Rehab_2024",
        "ID_klien rehab;Tgl registrasi klien (yyyy-mm-dd);Kel. tempat tinggal klien;"
        "Jenis NAPZA utama;Status kepesertaan (voluntary/compulsory)",
    ),
    "skhpn_2024": (
        "Mikrodata_Penerbitan_SKHPN_2024",
        "ID_pemohon SKHPN;Tgl terbit surat (yyyy-mm-dd);Kel. tempat tinggal pemohon;"
        "Parameter zat terdeteksi ('-' = nihil);Status permohonan (voluntary/compulsory)",
    ),
    "sosialisasi_p4gn_2024": (
        "Dataset_Diseminasi_Informasi_P4GN_2024",
        "Obs.;Tgl diseminasi (dd/mm/yyyy);Metode diseminasi;Segmen audiens;Lokus diseminasi;"
        "Banyaknya audiens (orang)",
    ),
    "survei_kerawanan_2024": (
        "Tabulasi_Survei_Persepsi_Kerawanan_Narkoba_2024",
        "R101 Kode Kemendagri;R102 Nama desa/kelurahan;SAMPEL|n rencana;SAMPEL|n realisasi;"
        "R305 Pernah melihat jual beli/penggunaan narkoba (n jawab Ya)",
    ),
    "ungkap_kasus": (
        "Basis_Data_Perkara_Narkotika_2022_2024",
        "Obs.;ID_perkara (nomor LKN);Tempus delicti;Locus delicti (teks alamat);"
        "Geotag locus (lat, long);Identitas pelaku;ID kependudukan pelaku (16 digit);"
        "Banyaknya pelaku (orang);Jenis & kuantitas narkotika sitaan (gram/butir);"
        "Satker pengungkap",
    ),
}

OFFICER_AN: Words = {
    "asesmen_terpadu_2024": (
        "DATA DUKUNG PERTANGGUNGJAWABAN LAYANAN TIM ASESMEN TERPADU (TAT) TA 2024",
        "Nomor Urut/Baris;Nomor Surat/Registrasi Permohonan TAT;"
        "Hari/Tanggal Dilaksanakannya Asesmen Terpadu;"
        "Nama Kantor/Kesatuan Penyidik yang Mengajukan Tersangka;"
        "Nama Lengkap Tersangka/Klien yang Diasesmen;Umur/Usia Saat Diasesmen (Tahun);"
        "Alamat Tinggal Tersangka/Klien: Nama Desa/Kelurahan;"
        "Alamat Tinggal Tersangka/Klien: Nama Kecamatan/Distrik;"
        "Hasil/Kesimpulan Rekomendsi Tim (Rawat Inap/Rawat Jalan/Lanjut Hukum)",
    ),
    "indikator_8_5_2024": (
        "PEMETAAN KAWASAN RAWAN NARKOBA 8 INDIKATOR POKOK DAN 5 INDIKATOR PENDUKUNG TA 2024",
        "Kode Wilayah Administrasi Desa/Kelurahan;Nama Desa/Kelurahan yang Dipetakan;"
        "Pernah Ada/Tidak Ada Pengungkapan Perkara Narkotika;"
        "Tingginya Tindak Kriminal/Tawuran/Kekerasan di Wilayah;"
        "Terdapat Penjual/Pengedar/Bandar Narkotika;"
        "Terdapat Kegiatan Pembuatan/Pengolahan/Pabrik Narkotika;"
        "Banyaknya Pemakai/Penyalahguna/Pecandu;Ditemukannya/Disitanya BB Narkotika di Wilayah;"
        "Menjadi Jalur/Pintu Masuk Narkotika (Pelabuhan/Dermaga/Terminal);"
        "Terdapat Kurir/Perantara/Pengantar Narkotika;"
        "Banyaknya Tempat Hiburan Malam/Karaoke/Diskotek;"
        "Banyaknya Rumah Kos/Kontrakan/Apartemen yang Tertutup;"
        "Banyaknya Warga Miskin/Kurang Mampu;"
        "Tidak Tersedianya Fasilitas Umum/Taman/Sarana Olahraga;"
        "Kurangnya Pergaulan/Kepedulian/Hubungan Antar Warga",
    ),
    "laporan_masyarakat": (
        "BUKU REGISTER PENGADUAN DAN INFORMASI DARI MASYARAKAT TA 2022 SD 2024",
        "Nomor Register/Agenda Pengaduan;Hari/Tanggal Diterimanya Pengaduan;"
        "Alamat/Lokasi yang Dilaporkan/Diadukan oleh Masyarakat;"
        "Pengaduan Diterima Melalui (Telepon/WA/Medsos/Datang Sendiri);Isi/Pokok/Materi Pengaduan",
    ),
    "pascarehabilitasi_2024": (
        "DATA DUKUNG LAYANAN KLIEN PASCAREHABILITASI (BINA LANJUT) TA 2024",
        "Nomor Register/Rekam Medis Klien Bina Lanjut;"
        "Hari/Tanggal Klien Mengikuti Layanan Pascarehabilitasi;"
        "Alamat Tinggal Klien (Desa/Kelurahan);Jenis Narkotika/Obat yang Pernah Disalahgunakan;"
        "Klien Datang Sendiri/Sukarela atau Wajib/Putusan (Voluntary/Compulsory)",
    ),
    "razia_2024": (
        "DATA DUKUNG SPJ KEGIATAN RAZIA GABUNGAN DAN TES URINE DI TEMPAT RAWAN TA 2024",
        "Nomor Urut/Baris;Hari/Tanggal Dilaksanakannya Razia;"
        "Bentuk/Macam Tempat Sasaran Razia (Hotel/Kos/THM/Rusun/dll);"
        "Alamat Lengkap/Lokasi Dilaksanakannya Razia;"
        "Titik Peta/GPS Lokasi Razia|Garis Lintang/Latitude;"
        "Titik Peta/GPS Lokasi Razia|Garis Bujur/Longitude;"
        "Hasil Tes Urine di Tempat|Banyaknya Pengunjung/Penghuni yang Dites (Orang);"
        "Hasil Tes Urine di Tempat|Banyaknya yang Positif/Terindikasi (Orang)",
    ),
    "rehabilitasi_2024": (
        "DATA DUKUNG LAYANAN KLINIK PRATAMA - KLIEN REHABILITASI TA 2024",
        "Nomor Register/Rekam Medis Klien Klinik;Hari/Tanggal Klien Masuk/Mendaftar Rehabilitasi;"
        "Alamat Tinggal Klien (Desa/Kelurahan);Jenis Narkotika/Obat yang Disalahgunakan;"
        "Klien Datang Sendiri/Sukarela atau Wajib/Putusan (Voluntary/Compulsory)",
    ),
    "skhpn_2024": (
        "REKAP PENERBITAN SKHPN DAN SETORAN PNBP TA 2024",
        "Nomor Register/Rekam Medis Pemohon SKHPN;Hari/Tanggal Pemeriksaan/Penerbitan SKHPN;"
        "Alamat Tinggal Pemohon (Desa/Kelurahan);"
        "Hasil Pemeriksaan Urine/Kandungan Narkotika yang Ditemukan;"
        "Dasar Permohonan: Sukarela/Wajib (Voluntary/Compulsory)",
    ),
    "sosialisasi_p4gn_2024": (
        "DATA DUKUNG SPJ KEGIATAN PENYULUHAN DAN PENYEBARLUASAN INFORMASI P4GN TA 2024",
        "Nomor Urut/Baris;Hari/Tanggal Dilaksanakannya Penyuluhan;"
        "Bentuk/Cara Penyuluhan (Tatap Muka/Media/Keliling/Bursa Kerja);"
        "Kelompok/Golongan Peserta yang Disuluh (Pelajar/Pekerja/dll);"
        "Tempat/Lokasi/Gedung Dilaksanakannya Penyuluhan;"
        "Banyaknya Peserta yang Hadir Sesuai Daftar Hadir (Orang)",
    ),
    "survei_kerawanan_2024": (
        "HASIL SURVEI WARGA TENTANG KERAWANAN NARKOBA PER KELURAHAN TA 2024",
        "Kode Wilayah Administrasi Desa/Kelurahan;Nama Desa/Kelurahan yang Disurvei;"
        "Rencana/Target Banyaknya Warga yang Diwawancarai (Orang);"
        "Realisasi Banyaknya Warga yang Diwawancarai/Mengisi Kuesioner (Orang);"
        "Banyaknya Warga yang Mengaku Pernah Melihat Orang Jual Beli/Memakai Narkoba (Orang)",
    ),
    "ungkap_kasus": (
        "REKAP PENGUNGKAPAN PERKARA NARKOTIKA DAN DATA TERSANGKA TA 2022 SD 2024",
        "Nomor Urut/Baris;Nomor Laporan Kasus Narkotika/Laporan Polisi;"
        "Hari/Tanggal Terjadinya Perkara/Penangkapan;Alamat/Lokasi Penangkapan/Tempat Kejadian;"
        "Titik Peta/GPS Lokasi Penangkapan (Lintang, Bujur);Nama Lengkap Tersangka/Pelaku;"
        "Nomor KTP/Induk Kependudukan Tersangka;"
        "Banyaknya Tersangka yang Ditangkap/Diamankan (Orang);"
        "Macam dan Berat/Banyaknya BB yang Disita (Gram/Butir);"
        "Kantor/Kesatuan yang Menangani/Mengungkap",
    ),
}

OFFICER_AO: Words = {
    "asesmen_terpadu_2024": (
        "TAT sby 2024 rekap tsk",
        "Urt;No. TAT;Tgl Giat TAT;Rujukan Dari (Polres/Polsek);Nm Tsk / Terperiksa;Umr (th);"
        "Kel. Asal;Kec. Asal;Kptsn TAT (ranap / rajal / lanjut sidik)",
    ),
    "indikator_8_5_2024": (
        "peta kampung rawan 8+5 - siap Kampung Bersinar 2024",
        "Kd Kel.;Kampung / Kel.;1 Ada LP Narkoba;2 Ada Gangster, Curas, Tawuran;"
        "3 Ada BD / Pengecer;4 Ada Home Industry Narkoba;5 Ada Pemakai;6 Ada BB Disita;"
        "7 Jalur Masuk Barang (pelabuhan dll);8 Ada Kurir / Kuda;a. RHU / Karaoke / Warkop Malam;"
        "b. Kos2an & Apartemen Tertutup;c. Banyak MBR / Gakin;"
        "d. Tdk Ada Balai RW / Lapangan / Taman;e. Warga Kurang Guyub",
    ),
    "laporan_masyarakat": (
        "dumas warga 112 + wargaku 22-24",
        "No. Dumas;Tgl Masuk;Alamat yg Diadukan;Masuk Lewat;Perihal Dumas",
    ),
    "pascarehabilitasi_2024": (
        "klien pasca rehab 2024 (pantau AP)",
        "No. Klien Pasca;Tgl Mulai Pasca Rehab;Asal Kel.;Riwayat Pakai (jns barang);Vol / Comp",
    ),
    "razia_2024": (
        "giat razia RHU kos rusun + cek urin 2024",
        "Urt;Tgl Giat;RHU / Kos / Rusun / Htl;Almt Giat;Lat;Lng;Dicek Urin (org);(+) Urin (org)",
    ),
    "rehabilitasi_2024": (
        "klien rehab klinik 2024 sby",
        "No. Klien Rehab;Tgl Msk Klinik;Asal Kel.;Jns Barang yg Dipakai;Vol / Comp",
    ),
    "skhpn_2024": (
        "suket bebas narkoba SKHPN 2024",
        "No. Suket;Tgl Bikin SKHPN;Asal Kel.;Narkoba yg (+);Vol / Comp",
    ),
    "sosialisasi_p4gn_2024": (
        "giat sosper P4GN penyuluhan arek2 & warga 2024",
        ";Tgl Giat;Model Giat;Yg Disuluh;Lok. Giat;Yg Hadir (org)",
    ),
    "survei_kerawanan_2024": (
        "angket warga soal narkoba per kel 2024",
        "Kd Kel.;Kampung / Kel.;Jatah Angket;Angket Kembali;"
        "Warga Ngaku Pernah Lihat Jual/Pakai Narkoba",
    ),
    "ungkap_kasus": (
        "anev ungkap narkoba 2022 sd 2024 polrestabes jajaran bnnk",
        "Urt;LKN / LP;Tgl TKP;TKP (jl, gg, RT/RW);Tikor TKP;Nm Tsk;No. KTP Tsk;Jml TSK (org);"
        "BB yg Disita;Yg Ungkap (Satres/Polsek/BNNK)",
    ),
}

OFFICER_AP: Words = {
    "asesmen_terpadu_2024": (
        "Data Peserta Asesmen Terpadu Tahun 2024",
        "Nomor Urut;Nomor Registrasi Asesmen;Tanggal Asesmen;Instansi Asal Rujukan;"
        "Nama Peserta Asesmen;Umur Peserta;Kelurahan Tempat Tinggal;Kecamatan Tempat Tinggal;"
        "Keputusan Asesmen",
    ),
    "indikator_8_5_2024": (
        "Penilaian Kawasan Rawan Narkoba per Kelurahan Tahun 2024",
        "Kode Wilayah;Nama Kelurahan;Terdapat Kasus Narkotika;"
        "Tingkat Kejahatan dan Kekerasan Tinggi;Terdapat Jaringan Peredaran Gelap;"
        "Terdapat Lokasi Produksi Gelap;Terdapat Penyalahguna Narkotika;"
        "Terdapat Penyitaan Narkotika;Menjadi Akses Masuk Narkotika;Terdapat Kurir Narkotika;"
        "Banyak Tempat Hiburan;Banyak Kos dan Hunian Privat;Angka Kemiskinan Tinggi;"
        "Kurangnya Ruang Publik;Interaksi Antarwarga Lemah",
    ),
    "laporan_masyarakat": (
        "Data Aduan Masyarakat Tahun 2022-2024",
        "Nomor Tiket Aduan;Tanggal Aduan;Alamat Kejadian;Saluran Aduan;Kategori Aduan",
    ),
    "pascarehabilitasi_2024": (
        "Data Klien Pascarehabilitasi Tahun 2024",
        "Nomor Rekam Medis Klien;Tanggal Mulai Pendampingan;Kelurahan Tempat Tinggal;"
        "Riwayat Zat yang Digunakan;Jalur Masuk Klien",
    ),
    "razia_2024": (
        "Data Kegiatan Razia dan Tes Urine Tahun 2024",
        "Nomor Urut;Tanggal Razia;Tipe Lokasi;Alamat Lengkap Lokasi;Latitude;Longitude;"
        "Total Orang Dites Urine;Total Hasil Positif",
    ),
    "rehabilitasi_2024": (
        "Data Klien Rehabilitasi Tahun 2024",
        "Nomor Rekam Medis Klien;Tanggal Mulai Rehabilitasi;Kelurahan Tempat Tinggal;"
        "Zat yang Disalahgunakan;Jalur Masuk Klien",
    ),
    "skhpn_2024": (
        "Data Penerbitan Surat Keterangan Hasil Pemeriksaan Narkotika Tahun 2024",
        "Nomor Rekam Medis Pemohon;Tanggal Pemeriksaan;Kelurahan Tempat Tinggal;Zat Terdeteksi;"
        "Jalur Permohonan",
    ),
    "sosialisasi_p4gn_2024": (
        "Data Kegiatan Edukasi dan Kampanye Anti Narkoba Tahun 2024",
        "Nomor Urut;Tanggal Kegiatan;Metode Kegiatan;Kelompok Sasaran;Lokasi Kegiatan;"
        "Total Peserta Hadir",
    ),
    "survei_kerawanan_2024": (
        "Hasil Survei Kerawanan Narkoba per Kelurahan Tahun 2024",
        "Kode Wilayah;Nama Kelurahan;Jumlah Sampel yang Direncanakan;Jumlah Sampel yang Terisi;"
        "Jumlah Warga yang Pernah Menyaksikan Peredaran atau Penyalahgunaan",
    ),
    "ungkap_kasus": (
        "Data Pengungkapan Kasus Narkotika Tahun 2022-2024",
        "Nomor Urut;Nomor Laporan Kasus;Tanggal Kejadian;Alamat Lengkap Kejadian;"
        "Titik Koordinat (Latitude, Longitude);Nama Lengkap Pelaku;Nomor Induk Kependudukan;"
        "Total Pelaku;Rincian Narkotika yang Disita;Instansi Penanggung Jawab",
    ),
}

OFFICERS = {
    "AM, statistician": OFFICER_AM,
    "AN, accountant": OFFICER_AN,
    "AO, another city": OFFICER_AO,
    "AP, new": OFFICER_AP,
}  # fmt: skip
