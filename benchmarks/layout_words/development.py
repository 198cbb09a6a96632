"""Header words of the officers with whom the recogniser was made; they may be looked at.

The words of E and F were written before, but remembered while words were added, so they count as
seen; those of G and H were held out from the first recogniser and read to make the second.
"""

from __future__ import annotations

from benchmarks.layout_words.form import Words
from benchmarks.layout_words.officers_g_h import OFFICER_G, OFFICER_H

FORMAL: Words = {
    "asesmen_terpadu_2024": (
        "Daftar Hasil Asesmen TAT Tahun 2024",
        "No. Urut;Nomor Registrasi TAT;Tanggal Asesmen Dilaksanakan;Asal Instansi Pemohon;"
        "Nama Lengkap Tersangka;Umur (Tahun);Kelurahan Tempat Tinggal;Kecamatan Tempat Tinggal;"
        "Hasil Rekomendasi Tim",
    ),
    "indikator_8_5_2024": (
        "Pemetaan Kawasan Rawan 2024",
        "Kode Wilayah Administrasi;Nama Desa/Kelurahan;Ada Kasus Kejahatan Narkoba;"
        "Tindak Kriminal dan Kekerasan;Keberadaan Bandar atau Pengedar;Kegiatan Produksi Narkoba;"
        "Jumlah Pengguna Narkoba;Temuan Barang Bukti Narkoba;Pintu Masuk Narkoba;"
        "Adanya Kurir Narkoba;Banyak Lokasi Hiburan;Tempat Kos dan Hunian Privasi Tinggi;"
        "Tingkat Kemiskinan Penduduk;Tidak Ada Sarana Publik;Interaksi Sosial Masyarakat Rendah",
    ),
    "laporan_masyarakat": (
        "Rekap Pengaduan Masyarakat",
        "Nomor Pengaduan;Tanggal Pengaduan Diterima;Lokasi yang Diadukan;Sarana Pengaduan;"
        "Kategori Pengaduan",
    ),
    "pascarehabilitasi_2024": (
        "Layanan Pascarehabilitasi 2024",
        "Nomor Rekam Medik;Tanggal Mulai Layanan;Kelurahan Alamat Klien;Jenis Napza Digunakan;"
        "Cara Masuk Layanan",
    ),
    "razia_2024": (
        "Laporan Pelaksanaan Razia 2024",
        "Nomor Urut;Hari dan Tanggal Razia;Kategori Lokasi Razia;Alamat Lengkap Lokasi;"
        "Garis Lintang;Garis Bujur;Jumlah Orang Diperiksa Urine;Jumlah Hasil Positif",
    ),
    "rehabilitasi_2024": (
        "Data Klien Rehabilitasi Rawat Jalan 2024",
        "Nomor Rekam Medik;Tanggal Registrasi Klien;Domisili (Kelurahan);Zat Utama;"
        "Sumber Rujukan Klien",
    ),
    "skhpn_2024": (
        "Penerbitan SKHPN 2024",
        "Nomor Surat Keterangan;Tanggal Surat Diterbitkan;Kelurahan Pemohon;"
        "Zat Terdeteksi;Keperluan Permohonan",
    ),
    "sosialisasi_p4gn_2024": (
        "Kegiatan Penyuluhan P4GN 2024",
        "Nomor;Tanggal Pelaksanaan Kegiatan;Bentuk Kegiatan;Kelompok Sasaran;"
        "Tempat Pelaksanaan Kegiatan;Jumlah Peserta Hadir",
    ),
    "survei_kerawanan_2024": (
        "Hasil Survei Kerawanan Narkoba 2024",
        "Kode Kelurahan Kemendagri;Kelurahan Lokasi Survei;Jumlah Target Responden;"
        "Jumlah Responden Menjawab;Jumlah Responden Pernah Melihat Transaksi",
    ),
    "ungkap_kasus": (
        "Data Pengungkapan Kasus Narkotika",
        "No. Urut;Nomor Laporan Kasus Narkotika;Tanggal Penangkapan Tersangka;"
        "Alamat Tempat Kejadian Perkara;Titik Koordinat Lokasi;Nama Lengkap Tersangka;"
        "Nomor Induk Kependudukan;Jumlah Orang Tersangka;Rincian Barang Bukti Disita;"
        "Satuan Kerja Penangan",
    ),
}

SHORT: Words = {
    "asesmen_terpadu_2024": (
        "TAT 2024 rev2",
        "NO;NO.REG;TGL ASESMN;INST. PENGIRIM;NM TSK;USIA;KEL;KEC;REKOM TAT",
    ),
    "indikator_8_5_2024": (
        "8+5 indikator kel 2024",
        "KD KEL;KEL;KSS NARKOBA;KRIMINALITS;BANDAR;PRODUKSI NARKOBA;PENYALAHGUNA;BRG BUKTI;"
        "ENTRY PT;KURIR NARKOBA;TMPT HIBURAN;KOST/HUNIAN PRIVASI;KEMISKINAN;SARANA PUBLIK KURANG;"
        "INTERAKSI SOS RENDAH",
    ),
    "laporan_masyarakat": (
        "DUMAS narkoba",
        "NO TIKET;TGL LAP;LOK KEJADIAN;MEDIA LAP;JNS ADUAN",
    ),
    "pascarehabilitasi_2024": (
        "pasca rehab 2024",
        "NO. RM;TGL MASUK;KEL DOMISILI;JNS ZAT;SMBR",
    ),
    "razia_2024": (
        "ops razia 2024",
        "NO;TGL GIAT;JNS TMPT;ALMT;LAT;LONG;JML DIPRKSA;JML POS",
    ),
    "rehabilitasi_2024": (
        "rehab 2024 klien",
        "NO RM;TGL REG;KEL. DOMISILI;ZAT YG DIPAKAI;SUMBER RUJUKAN",
    ),
    "skhpn_2024": (
        "rekap SKHPN",
        "NO SURAT;TGL TERBIT;KELURAHN;ZAT;KEPERLUAN",
    ),
    "sosialisasi_p4gn_2024": (
        "giat sosialisasi P4GN",
        "NO;TGL GIAT;JNS GIAT;SASARN;TMPT GIAT;JML PSRT",
    ),
    "survei_kerawanan_2024": (
        "survei kerawanan",
        "KD WIL;KEL/DESA;TARGET RESP;JML RESP;LIHAT TRANSAKSI",
    ),
    "ungkap_kasus": (
        "LKN ungkap kss 2022-2024",
        "NO;NO LKN;TGL KEJADIN;ALMT TKP;KOORD TKP;NM TSK;NIK TSK;JML TSK;BB;SATKER",
    ),
}

ENGLISH: Words = {
    "asesmen_terpadu_2024": (
        "integrated assessment 2024",
        "Seq;Registration No;Assessment Date;Referring Agency;Full Name;Age;Village;District;"
        "Recommendation",
    ),
    "indikator_8_5_2024": (
        "8 plus 5 indicators 2024",
        "Area Code;Kelurahan Name;Drug Crime Cases;Crime and Violence;Dealers;Drug Production;"
        "Drug Users;Seized Evidence;Entry Points;Couriers;Entertainment Venues;"
        "Boarding Houses (high privacy);Poverty;Lack of Public Facilities;Low Social Interaction",
    ),
    "laporan_masyarakat": (
        "public reports",
        "Report No;Reported On;Location of Report;Channel;Report Type",
    ),
    "pascarehabilitasi_2024": (
        "aftercare 2024",
        "Medical Record No;Service Date;Home Kelurahan;Substance;Referral Source",
    ),
    "razia_2024": (
        "raids 2024",
        "No.;Raid Date;Venue Type;Street Address;Latitude;Longitude;People Tested;Tested Positive",
    ),
    "rehabilitasi_2024": (
        "rehabilitation clients 2024",
        "Client ID;Admission Date;Kelurahan of Residence;Main Substance;Referral Source",
    ),
    "skhpn_2024": (
        "drug test certificates SKHPN 2024",
        "Certificate No;Date Issued;Applicant Kelurahan;Substance Found;Purpose",
    ),
    "sosialisasi_p4gn_2024": (
        "outreach P4GN 2024",
        "No;Event Date;Activity Type;Target Group;Venue;Participants",
    ),
    "survei_kerawanan_2024": (
        "vulnerability survey 2024",
        "Code;Kelurahan;Target Respondents;Respondents;Saw Dealing or Use",
    ),
    "ungkap_kasus": (
        "drug cases 2022-2024",
        "No;Case No;Date of Arrest;Crime Scene Address;GPS Coordinates;Suspect Name;ID Number;"
        "Number of Suspects;Evidence Seized;Agency",
    ),
}

CHATTY: Words = {
    "asesmen_terpadu_2024": (
        "form isian asesmen terpadu",
        "#;Register ke;Kapan diasesmen;Dikirim oleh (instansi);Siapa namanya;Umurnya;"
        "Alamat Klien|Kelurahan;Alamat Klien|Kecamatan;Saran tim asesmen",
    ),
    "indikator_8_5_2024": (
        "kuesioner indikator kerawanan",
        "Kode Kel.;Nama Kelurahannya;Indikator Pokok|Kasus Narkoba;"
        "Indikator Pokok|Kriminalitas & Aksi Kekerasan;Indikator Pokok|Pengedar/Bandar;"
        "Indikator Pokok|Produksi;Indikator Pokok|Pecandu/Pengguna;Indikator Pokok|Barbuk;"
        "Indikator Pokok|Pintu Masuk (Entry Point);Indikator Pokok|Kurir;"
        "Indikator Pendukung|Hiburan Malam;Indikator Pendukung|Kos-kosan;"
        "Indikator Pendukung|Warga Miskin;Indikator Pendukung|Minim Sarana Publik;"
        "Indikator Pendukung|Kurang Interaksi Sosial",
    ),
    "laporan_masyarakat": (
        "laporan warga lewat WA dan hotline",
        "Nomer Laporan;Tgl. Laporan Masuk;Tempatnya di mana;Lewat mana;Laporan tentang apa",
    ),
    "pascarehabilitasi_2024": (
        "klien pasca-rehab",
        "Nomer RM;Tgl Kunjungan;Tinggal di Kelurahan;Narkoba yang dipakai;Datang dari mana",
    ),
    "razia_2024": (
        "hasil razia gabungan",
        "No;Tgl Pelaksanaan Razia;Jenis Lokasi;Alamatnya;Koordinat|Lintang (S);Koordinat|Bujur (T);"
        "Berapa Diperiksa;Berapa Positif",
    ),
    "rehabilitasi_2024": (
        "daftar klien klinik rehab",
        "No. Klien;Tgl Datang;Kelurahan Asal Klien;Jenis Narkoba;Asal Rujukan",
    ),
    "skhpn_2024": (
        "pemohon SKHPN",
        "No. SKHPN;Tgl Permohonan;Kel. Pemohon;Hasil Zat;Untuk Keperluan",
    ),
    "sosialisasi_p4gn_2024": (
        "jadwal penyuluhan P4GN",
        "Nomor;Tanggal Kegiatannya;Jenis Penyuluhan;Siapa Sasarannya;Bertempat di;Yang Hadir",
    ),
    "survei_kerawanan_2024": (
        "angket survei kerawanan",
        "Kode;Kelurahan Survei;Rencana Responden;Responden Terkumpul;"
        "Pernah Lihat Transaksi/Pemakaian",
    ),
    "ungkap_kasus": (
        "kasus narkotika yang diungkap",
        "#;LKN Nomor;Tgl Tangkap;TKP-nya di;Titik Koord.;Nama Pelaku;NIK KTP;Berapa Tersangka;"
        "Barbuk;Kesatuan",
    ),
}

# Written before any change to the recogniser.
OFFICER_E: Words = {
    "asesmen_terpadu_2024": (
        "Rapat Pleno TAT 2024",
        "Nmr;No Berkas Asesmen;Waktu Asesmen;Satker Pengaju;Nama Terperiksa;Usia Saat Asesmen;"
        "Kel Domisili;Kec Domisili;Keputusan Tim",
    ),
    "indikator_8_5_2024": (
        "Indikator Rawan 13 butir",
        "Kode Kemendagri;Kelurahan/Desa;Kejahatan Narkoba;Kekerasan / Kriminalitas;"
        "Bandar Narkoba;Pabrik / Produksi;Pemakai;Barang Bukti Narkoba;Titik Masuk;Kurir;"
        "Tempat Hiburan Malam;Rumah Kos Privat;Penduduk Miskin;Sarana Publik Tidak Ada;"
        "Interaksi Sosial Lemah",
    ),
    "laporan_masyarakat": (
        "Informasi Masyarakat (Dumas) 2022",
        "ID Pengaduan;Tgl Diterima;Alamat Dilaporkan;Saluran;Perihal Laporan",
    ),
    "pascarehabilitasi_2024": (
        "bina lanjut pasca rehabilitasi",
        "Nomor RM Klien;Tgl Bina Lanjut;Kelurahan Tinggal;Zat Dominan;Jalur Masuk",
    ),
    "razia_2024": (
        "REKAP OPERASI RAZIA",
        "No;Tanggal Ops;Tipe Tempat;Alamat Target Ops;Koordinat Lintang;Koordinat Bujur;"
        "Org Diperiksa;Org Positif",
    ),
    "rehabilitasi_2024": (
        "rehabilitasi klinik pratama",
        "RM;Tgl Layanan Awal;Kelurahan KTP Klien;Zat yang Disalahgunakan;Status Rujukan",
    ),
    "skhpn_2024": (
        "register SKHPN",
        "No Reg SKHPN;Tgl Pemeriksaan Urine;Alamat Kelurahan;Indikasi Zat;Tujuan Pembuatan",
    ),
    "sosialisasi_p4gn_2024": (
        "diseminasi informasi P4GN",
        "No Giat;Waktu Giat;Metode;Peserta Dari;Lokasi Giat;Total Peserta",
    ),
    "survei_kerawanan_2024": (
        "survei persepsi kerawanan",
        "Kd Kemendagri;Kelurahan;Sampel Rencana;Sampel Terjawab;Mengaku Melihat Transaksi",
    ),
    "ungkap_kasus": (
        "daftar tangkapan kasus narkoba",
        "No;No. Lap. Kasus;Waktu Penangkapan;Lokasi Penangkapan;Titik GPS;Identitas Tersangka;"
        "No KTP;Banyaknya Tersangka;Jenis & Berat BB;Unit Pelaksana",
    ),
}

OFFICER_F: Words = {
    "asesmen_terpadu_2024": (
        "TAT assessments",
        "ROW;REGISTER NUMBER;DATE ASSESSED;SENDING UNIT;NAME;AGE (YRS);SUB-DISTRICT (KELURAHAN);"
        "DISTRICT (KECAMATAN);TEAM ADVICE",
    ),
    "indikator_8_5_2024": (
        "INDIKATOR 8+5",
        "KODE;KELURAHAN;KASUS;KRIMINAL;PENGEDAR;PRODUKSI;PENGGUNA;BARANG BUKTI;ENTRYPOINT;KURIR;"
        "HIBURAN;KOS;MISKIN;TANPA SARANA PUBLIK;INTERAKSI SOSIAL RENDAH",
    ),
    "laporan_masyarakat": (
        "LAPORAN MASYARAKAT",
        "KODE TIKET;TGL. ADUAN;TEMPAT KEJADIAN DILAPORKAN;VIA;KLASIFIKASI",
    ),
    "pascarehabilitasi_2024": (
        "PASCAREHAB",
        "KODE KLIEN;TGL. LAYANAN;KELURAHAN DOMISILI KLIEN;NAPZA;SUMBER KLIEN",
    ),
    "razia_2024": (
        "RAZIA THM",
        "NO URUT;TGL. RAZIA;TEMPAT RAZIA (JENIS);ALAMAT TEMPAT RAZIA;LTG;BJR;DITES;HASIL (+)",
    ),
    "rehabilitasi_2024": (
        "REHABILITASI",
        "NO. REKAM MEDIS;TGL. ASSESMENT AWAL;KEL.;NAPZA YANG DIGUNAKAN;RUJUKAN DARI",
    ),
    "skhpn_2024": (
        "SKHPN",
        "NOMOR SKHPN;TANGGAL SKHPN;KELURAHAN (KTP);HASIL TES;KEPENTINGAN",
    ),
    "sosialisasi_p4gn_2024": (
        "SOSIALISASI P4GN",
        "NO.;HARI/TGL;KEGIATAN;AUDIENS;LOKASI PELAKSANAAN KEGIATAN;PESERTA (ORG)",
    ),
    "survei_kerawanan_2024": (
        "SURVEI KERAWANAN",
        "KODE DESA;DESA;TARGET;RESPONDEN TERWAWANCARA;LIHAT TRANSAKSI NARKOBA",
    ),
    "ungkap_kasus": (
        "UNGKAP KASUS",
        "NO.;NOMOR LP/LKN;TANGGAL & JAM KEJADIAN;TKP PENANGKAPAN;LAT, LONG TKP;TERSANGKA (INISIAL);"
        "NO. IDENTITAS;JML. PELAKU;BARANG BUKTI DISITA;INSTANSI PENANGKAP",
    ),
}

DEVELOPMENT = {
    "formal": FORMAL, "short": SHORT, "english": ENGLISH, "chatty": CHATTY,
    "officer E": OFFICER_E, "officer F": OFFICER_F,
    "officer G": OFFICER_G, "officer H": OFFICER_H,
}  # fmt: skip
