"""Header words of two officers who were held out once and have been read since."""

from __future__ import annotations

from benchmarks.layout_words.form import Words

OFFICER_G: Words = {
    "asesmen_terpadu_2024": (
        "Berita acara asesmen medis dan hukum 2024",
        "Nomer;No. BA Asesmen;Tgl BA;Penyidik dari Instansi;Inisial Tersangka;Umur;Kel. Alamat;"
        "Kec. Alamat;Rekomendasi Hasil Asesmen",
    ),
    "indikator_8_5_2024": (
        "penilaian kelurahan rawan narkoba 2024",
        "Kode Adm.;Kelurahan yang Dinilai;Kasus Narkotika;Tindak Kekerasan;Ada Pengedar;"
        "Lokasi Produksi;Jml Penyalahguna;Penyitaan Barang Bukti;Jalur Masuk Narkoba;Kurir;"
        "Tempat Hiburan/THM;Kos-kosan / Kontrakan Tertutup;Warga Kurang Mampu;"
        "Kurang Ruang Publik;Kurang Guyub",
    ),
    "laporan_masyarakat": (
        "log pengaduan hotline",
        "Kode Log;Waktu Masuk;Lokasi yang Dicurigai;Melalui;Pokok Aduan",
    ),
    "pascarehabilitasi_2024": (
        "pendampingan pascarehab",
        "No Dampingan;Mulai Didampingi;Kelurahan Rumah;Riwayat Zat;Asal Program",
    ),
    "razia_2024": (
        "giat penertiban gabungan (razia)",
        "Urutan;Tgl & Jam Giat;Macam Lokasi;Letak;Koord. Lintang;Koord. Bujur;"
        "Banyak Dites Urine;Banyak (+)",
    ),
    "rehabilitasi_2024": (
        "buku klien rawat jalan rehab",
        "Nmr RM;Tgl Pertama Datang;Kel. Tempat Tinggal Klien;Zat yg Dikonsumsi;Rujukan/Sukarela",
    ),
    "skhpn_2024": (
        "penerbitan surat bebas narkoba SKHPN",
        "No. Sertifikat;Tgl Uji;Kelurahan Pemohon SKHPN;Zat (bila ada);Digunakan Untuk",
    ),
    "sosialisasi_p4gn_2024": (
        "agenda kampanye P4GN",
        "No Agenda;Hari & Tgl;Format Acara;Ditujukan Kepada;Lokasi Acara;Hadirin",
    ),
    "survei_kerawanan_2024": (
        "hasil survei keamanan lingkungan narkoba",
        "Kode Kel;Nama Kel;Rencana Wawancara;Jumlah Diwawancara;Jumlah yang Pernah Menyaksikan",
    ),
    "ungkap_kasus": (
        "laporan kasus narkotika (LKN)",
        "Nomor;LKN;Hari/Tgl Ungkap;Tempat Ditangkap;Lokasi (lat,long);Nama/Inisial Pelaku;"
        "No. Induk Kependudukan;Tersangka (orang);BB yang Diamankan;Satuan Pengungkap",
    ),
}

OFFICER_H: Words = {
    "asesmen_terpadu_2024": (
        "TAT CASE LIST 2024",
        "S/N;TAT REF;DATE OF ASSESSMENT;REFERRED BY (AGENCY);CLIENT;AGE;KEL;KEC;OUTCOME",
    ),
    "indikator_8_5_2024": (
        "INDIKATOR PETA RAWAN 8 DAN 5",
        "KODEWIL;NAMAKEL;NARKOBA;KEKERASAN;BANDAR/PENGEDAR;LAB GELAP;PEMAKAI;BB NARKOBA;"
        "PINTU MSK;KURIR;HIBURAN MLM;KOS/APARTEMEN;KEMISKINAN;FASUM MINIM;INTERAKSI WARGA RENDAH",
    ),
    "laporan_masyarakat": (
        "LAPMAS",
        "ID;TGL.LAPOR;TMPT KEJADIAN;SALURAN LAPOR;JNS LAPORAN",
    ),
    "pascarehabilitasi_2024": (
        "AFTERCARE REGISTER",
        "REG NO;DATE OF VISIT;KELURAHAN;DRUG OF CHOICE;ENTRY ROUTE",
    ),
    "razia_2024": (
        "RAZIA TAHUNAN",
        "NO.;TGL;JNS LOKASI;ALAMAT/TKP;LATITUDE (S);LONGITUDE (E);JML TES;JML (+)",
    ),
    "rehabilitasi_2024": (
        "REHABILITATION INTAKE",
        "CASE REF;INTAKE DATE;KELURAHAN (HOME);PRIMARY DRUG;REFERRED FROM",
    ),
    "skhpn_2024": (
        "SKHPN REGISTER",
        "REF;DATE;KELURAHAN;RESULT;REASON",
    ),
    "sosialisasi_p4gn_2024": (
        "P4GN OUTREACH LOG",
        "#;HELD ON;KIND OF ACTIVITY;ATTENDED BY;WHERE;HEADCOUNT",
    ),
    "survei_kerawanan_2024": (
        "SURVEI",
        "KD.KEL;KELURAHAN;TARGET SAMPEL;SAMPEL;LIHAT TRANSAKSI/PAKAI",
    ),
    "ungkap_kasus": (
        "PENGUNGKAPAN TP NARKOTIKA",
        "NO;NO.LKN/LP;TGL.TKP;TKP;KOORDINAT;NAMA TSK;NIK;JMLH TSK;BARANG BUKTI (BERAT/JML);"
        "KESATUAN",
    ),
}
