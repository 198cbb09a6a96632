"""Header words of four invented officers, written without sight of the recogniser.

M writes on a phone, N as a clerk of a ministry, O as a volunteer who mixes English and Indonesian,
P numbers the items of printed forms under merged headers. Another author wrote them, who saw the
sample's tables and neither the vocabulary nor the officers before. The first run, before anything
was changed by it, gave the right kind in 148 of 160 files (12 asked, none wrong), the right counts
in 144 and every value in 114. Its misses were then read and causes of a class were mended (counts
taken for persons, register numbers for running ones, numbered items, certificates known by clean
results); but for the fillers "utk" and "dgn" none of these words was added to the vocabulary.
"""

from __future__ import annotations

from benchmarks.layout_words.form import Words

OFFICER_M: Words = {
    "asesmen_terpadu_2024": (
        "TAT jakut 24",
        "no;no reg;tgl asesmen;kiriman dr;nm tsk;umur;kel;kec;hsl rekom",
    ),
    "indikator_8_5_2024": (
        "cek rawan per kel",
        "kd kel;nm kel;ks narkoba;ks kekerasan;ada BD;dapur narkoba;pemakai;sitaan;"
        "jalur msk brg;kurir;THM;kos bebas;warga miskin;ga ada taman/lap;warga cuek",
    ),
    "laporan_masyarakat": (
        "aduan warga",
        "no aduan;tgl msk;TKP dmn;lewat apa;soal apa",
    ),
    "pascarehabilitasi_2024": (
        "pasca rehab 24",
        "no klien;tgl;kel tinggal;pakai apa;sukarela/wajib",
    ),
    "razia_2024": (
        "HASIL RAZIA 24",
        "no;hari/tgl;Jns tmpt;almt;lat;long;Jml dicek;jml (+)",
    ),
    "rehabilitasi_2024": (
        "klien rehab",
        "kd klien;tgl rehab;Dom kel;jns narkoba;vol/comp",
    ),
    "skhpn_2024": (
        "surat bebas narkoba",
        "no srt;tgl cek;alamat kel;hsl zat;dtg sndiri/wajib",
    ),
    "sosialisasi_p4gn_2024": (
        "giat sosialisasi",
        "no giat;tgl giat;btk giat;utk siapa;tmpt;jml org",
    ),
    "survei_kerawanan_2024": (
        "survei warga",
        "kd wil;kel;target org;yg jawab;pernah lht transaksi/pakai",
    ),
    "ungkap_kasus": (
        "data tangkapan",
        "no;no LP;tgl kej;TKP;shareloc;nm TSK;no KTP;brp tsk;BB;yg tangani",
    ),
}

OFFICER_N: Words = {
    "asesmen_terpadu_2024": (
        "Rekapitulasi Pelaksanaan Asesmen Terpadu Tahun 2024",
        "Nomor Urut;Nomor Registrasi Asesmen;Tanggal Pelaksanaan Asesmen;"
        "Instansi Pemohon Asesmen;Nama Lengkap Terperiksa;Usia (Tahun);"
        "Kelurahan Tempat Tinggal;Kecamatan Tempat Tinggal;Rekomendasi Tim Asesmen",
    ),
    "indikator_8_5_2024": (
        "Matriks Kerawanan Wilayah Penyalahgunaan Narkotika",
        "Kode Wilayah Administrasi;Nama Kelurahan;Tindak Pidana Narkotika;"
        "Tindak Kriminal dan Kekerasan;Keberadaan Pengedar Gelap;"
        "Tempat Pembuatan Narkotika Gelap;Penyalah Guna Narkotika;Penyitaan Narkotika;"
        "Pintu Masuk Peredaran Gelap;Perantara Pengantar Narkotika;Tempat Hiburan Malam;"
        "Rumah Kos dan Hunian Tertutup;Penduduk Miskin;Keterbatasan Fasilitas Umum;"
        "Lemahnya Hubungan Sosial Kemasyarakatan",
    ),
    "laporan_masyarakat": (
        "Daftar Pengaduan Masyarakat",
        "Nomor Pengaduan;Tanggal Penerimaan Pengaduan;Alamat yang Diadukan;"
        "Sarana Penyampaian;Pokok Pengaduan",
    ),
    "pascarehabilitasi_2024": (
        "Layanan Lanjutan Pasien Pascarehabilitasi",
        "Nomor Rekam Medis;Tanggal Kunjungan Layanan;Kelurahan Alamat Pasien;"
        "Jenis NAPZA yang Digunakan;Cara Masuk Layanan",
    ),
    "razia_2024": (
        "Pemeriksaan Urine di Tempat Berisiko Tahun 2024",
        "Nomor Urut;Tanggal Pelaksanaan Operasi;Kategori Tempat;Alamat Lengkap Tempat;"
        "Garis Lintang;Garis Bujur;Jumlah Orang yang Menjalani Tes Urine;"
        "Jumlah Hasil Tes Positif",
    ),
    "rehabilitasi_2024": (
        "Register Pasien Rehabilitasi NAPZA",
        "Nomor Identitas Pasien;Tanggal Mulai Perawatan;Kelurahan Asal Pasien;"
        "Zat Utama yang Disalahgunakan;Jalur Penerimaan Pasien",
    ),
    "skhpn_2024": (
        "Penerbitan Surat Keterangan Hasil Pemeriksaan Narkotika",
        "Nomor Surat Keterangan;Tanggal Pemeriksaan;Kelurahan Domisili Pemohon;"
        "Zat yang Terdeteksi;Sifat Permohonan",
    ),
    "sosialisasi_p4gn_2024": (
        "Kegiatan Penyuluhan Bahaya Narkotika 2024",
        "Nomor Urut Kegiatan;Tanggal Penyelenggaraan;Metode Penyuluhan;"
        "Kelompok Sasaran Penyuluhan;Lokasi Penyelenggaraan;Jumlah Hadirin",
    ),
    "survei_kerawanan_2024": (
        "Hasil Survei Persepsi Kerawanan",
        "Kode Desa/Kelurahan;Nama Desa/Kelurahan;Jumlah Sampel yang Direncanakan;"
        "Jumlah Sampel yang Terealisasi;Jumlah yang Menyaksikan Peredaran atau Penggunaan",
    ),
    "ungkap_kasus": (
        "Data Pengungkapan Perkara Narkotika",
        "Nomor Urut;Nomor Laporan Kasus Narkotika;Tanggal Terjadinya Perkara;"
        "Alamat Tempat Kejadian Perkara;Titik Koordinat Tempat Kejadian;"
        "Nama Lengkap Tersangka;Nomor Induk Kependudukan;Jumlah Tersangka;"
        "Barang Bukti yang Disita;Satuan Kerja yang Menangani",
    ),
}

OFFICER_O: Words = {
    "asesmen_terpadu_2024": (
        "TAT assessment list 2024",
        "#;Register ID;Assessment date;Referred by;Suspect name;Age;Home kelurahan;"
        "Home kecamatan;Recommended treatment",
    ),
    "indikator_8_5_2024": (
        "hotspot checklist per kelurahan",
        "Area code;Area name;Drug crime;Violence;Dealers;Drug lab;Users;Seizures;Entry route;"
        "Couriers;Nightlife spots;Kost tertutup;Poverty;No public space;Weak community ties",
    ),
    "laporan_masyarakat": (
        "community reports log",
        "Ticket;Reported on;Where;Via;Report category",
    ),
    "pascarehabilitasi_2024": (
        "aftercare clients",
        "Client code;Follow-up date;Kelurahan rumah;Drug used;Voluntary or mandatory",
    ),
    "razia_2024": (
        "raid results 2024",
        "Row;Raid date;Venue type;Venue address;Latitude;Longitude;People tested;Positives",
    ),
    "rehabilitasi_2024": (
        "rehab intake",
        "Client ID;Intake date;Lives in (kelurahan);Main substance;Admission type",
    ),
    "skhpn_2024": (
        "drug test certificates",
        "Cert no.;Issued on;Applicant's kelurahan;Substance found;Own request or required",
    ),
    "sosialisasi_p4gn_2024": (
        "awareness events",
        "No.;Event date;Format acara;Target audience;Venue;Attendees",
    ),
    "survei_kerawanan_2024": (
        "community survey recap",
        "Village code;Village;Sample goal;Interviewed;Saw deals or use",
    ),
    "ungkap_kasus": (
        "drug arrests 2022-2024",
        "#;Case ref;Incident date;Scene address;GPS;Suspect;ID card number;Total suspects;"
        "Evidence seized;Handled by",
    ),
}

OFFICER_P: Words = {
    "asesmen_terpadu_2024": (
        "Form TAT-02 Buku Register",
        "No. Urt.;Asesmen|No. Buku;Asesmen|Tgl. Giat;Surat Permohonan Dari;Ybs.|Nama;"
        "Ybs.|Umur (thn.);Alamat Tinggal|Kelurahan;Alamat Tinggal|Kec.;Saran Tim",
    ),
    "indikator_8_5_2024": (
        "Lamp. III Form KW-13",
        "Kode Kemendagri;Desa/Kel.;Indikator Pokok|1. Perkara Narkoba;"
        "Indikator Pokok|2. Kejahatan Umum/Kekerasan;Indikator Pokok|3. Bandar;"
        "Indikator Pokok|4. Pabrik Gelap;Indikator Pokok|5. Pecandu;"
        "Indikator Pokok|6. Barbuk;Indikator Pokok|7. Titik Masuk;"
        "Indikator Pokok|8. Pembawa/Kurir;Indikator Pendukung|9. Diskotek/Karaoke dsb.;"
        "Indikator Pendukung|10. Pondokan Tertutup;"
        "Indikator Pendukung|11. Keluarga Prasejahtera;"
        "Indikator Pendukung|12. Minim Ruang Publik;"
        "Indikator Pendukung|13. Renggangnya Ikatan Warga",
    ),
    "laporan_masyarakat": (
        "Buku Agenda B-4 Lapmas",
        "No. Agenda;Tgl. Terima;Lokasi yg Dilaporkan;Diterima Melalui;Perihal",
    ),
    "pascarehabilitasi_2024": (
        "Form PR-05 Bina Lanjut",
        "No. Berkas;Tgl. Lapor;Alamat (Kel.);Jenis Zat;Dasar (Volunt./Compuls.)",
    ),
    "razia_2024": (
        "Form RZ-1 Lap. Hasil Razia",
        "No. Urt.;Tgl. Giat;Sasaran Razia|Jenis;Sasaran Razia|Alamat;Titik GPS (der.)|LS;"
        "Titik GPS (der.)|BT;Tes Urine (org.)|Diperiksa;Tes Urine (org.)|Positif",
    ),
    "rehabilitasi_2024": (
        "Form RH-03 Kartu Klien",
        "No. Kartu;Tgl. Masuk;Klien|Kel. Asal;Klien|Narkoba yg Dipakai;Klien|Sukarela/Putusan",
    ),
    "skhpn_2024": (
        "Form SK-07 Ekspedisi SKHPN",
        "SKHPN|Nomor;SKHPN|Tgl. Terbit;Pemohon|Kelurahan;Pemohon|Hasil Uji (zat);"
        "Pemohon|Kemauan Sendiri/Diwajibkan",
    ),
    "sosialisasi_p4gn_2024": (
        "Form DM-02 Giat Penyuluhan",
        "No. Keg.;Tgl. Pelaks.;Kegiatan|Bentuk;Kegiatan|Khalayak;Kegiatan|Bertempat di;"
        "Hadir (org.)",
    ),
    "survei_kerawanan_2024": (
        "Form K-1 Rekap Angket",
        "Wilayah|Kode;Wilayah|Kelurahan;Responden (org.)|Rencana;Responden (org.)|Realisasi;"
        "Responden (org.)|Melihat Edar/Pakai",
    ),
    "ungkap_kasus": (
        "Form B-1 Register Perkara",
        "No. Urt.;No. Reg. Perkara;Kejadian|Tgl.;Kejadian|Tempat;Kejadian|Koordinat (der.);"
        "Tersangka|Nama;Tersangka|N.I.K.;Tersangka|Jml. (org.);Barbuk (gr./btr.);Kesatuan",
    ),
}

OFFICERS = {
    "M, phone": OFFICER_M,
    "N, clerk": OFFICER_N,
    "O, volunteer": OFFICER_O,
    "P, forms": OFFICER_P,
}
