"""Header words of eight invented officers, by two authors who had not seen the recogniser.

AQ is a formal secretary, AR a young volunteer, AS a retired policeman, AT a clinic's clerk; AU a
contractor with columns of a database, AV an intern with questions of a form, AW a statistician of
the city, AX a field officer of another province. The first run, before anything was changed by it,
gave the right kind in 320 of 320 files, the right counts in 311 and every value in 311. What was
missed ("TMP GIAT", "Di mana kegiatan dilaksanakan?", "Start aftercare") was mended by class.
"""

from __future__ import annotations

from benchmarks.layout_words.form import Words

OFFICER_AQ: Words = {
    "asesmen_terpadu_2024": (
        "Daftar Rekapitulasi Pelaksanaan Asesmen Terpadu Tersangka dan-atau Terdakwa "
        "Tahun Anggaran 2024",
        "Nomor Urut;Nomor Registrasi Berkas Permohonan Asesmen Terpadu;"
        "Hari dan Tanggal Dilaksanakannya Asesmen;"
        "Satuan Kerja Penyidik yang Mengajukan Permohonan;Nama Lengkap yang Bersangkutan;"
        "Umur (Tahun);Tempat Tinggal yang Bersangkutan|Wilayah Kelurahan;"
        "Tempat Tinggal yang Bersangkutan|Wilayah Kecamatan;"
        "Kesimpulan Rapat Pembahasan Kasus (Case Conference)",
    ),
    "indikator_8_5_2024": (
        "Matriks Pemetaan Kawasan Rawan Narkotika berdasarkan Indikator Pokok dan "
        "Indikator Pendukung 2024",
        "Kode Wilayah Administrasi Pemerintahan;Nama Wilayah Kelurahan;"
        "INDIKATOR POKOK|1. Tingginya Angka Perkara Tindak Pidana Narkotika;"
        "INDIKATOR POKOK|2. Tingginya Angka Tindak Kriminal dan Aksi Kekerasan;"
        "INDIKATOR POKOK|3. Keberadaan Pelaku Peredaran Gelap (Bandar dan/atau Pengedar);"
        "INDIKATOR POKOK|4. Adanya Kegiatan Pembuatan Narkotika (Clandestine Laboratory);"
        "INDIKATOR POKOK|5. Tingginya Angka Penyalah Guna Narkotika;"
        "INDIKATOR POKOK|6. Ditemukannya Narkotika sebagai Benda Sitaan;"
        "INDIKATOR POKOK|7. Merupakan Pintu Masuk Narkotika ke Wilayah;"
        "INDIKATOR POKOK|8. Keberadaan Perantara Pengantar Narkotika;"
        "INDIKATOR PENDUKUNG|1. Banyaknya Tempat Usaha Hiburan;"
        "INDIKATOR PENDUKUNG|2. Banyaknya Rumah Pondokan serta Hunian yang Bersifat Tertutup;"
        "INDIKATOR PENDUKUNG|3. Tingginya Jumlah Penduduk Miskin;"
        "INDIKATOR PENDUKUNG|4. Tidak Tersedianya Fasilitas Umum bagi Masyarakat;"
        "INDIKATOR PENDUKUNG|5. Kurangnya Hubungan Kemasyarakatan Antarwarga",
    ),
    "laporan_masyarakat": (
        "Buku Agenda Penerimaan Pengaduan Masyarakat tentang Dugaan Penyalahgunaan dan "
        "Peredaran Gelap Narkotika",
        "Nomor Agenda Pengaduan;Tanggal Diterimanya Pengaduan;Alamat Tempat yang Diadukan;"
        "Sarana Penyampaian Pengaduan;Pokok Permasalahan yang Diadukan",
    ),
    "pascarehabilitasi_2024": (
        "Daftar Penerima Layanan Pascarehabilitasi (Bina Lanjut) Tahun 2024",
        "Nomor Berkas Rekam Medis;Tanggal Dimulainya Layanan Bina Lanjut;"
        "Kelurahan Tempat Tinggal Klien;Jenis Narkotika yang Pernah Disalahgunakan;"
        "Dasar Keikutsertaan (Sukarela/Kewajiban Hukum)",
    ),
    "razia_2024": (
        "Laporan Pelaksanaan Operasi Penertiban Tempat Rawan Peredaran Gelap Narkotika "
        "disertai Tes Urine 2024",
        "Nomor Urut;Hari dan Tanggal Pelaksanaan Operasi;Kategori Lokasi Sasaran Operasi;"
        "Alamat Lengkap Lokasi Sasaran;Letak Geografis|Garis Lintang (Derajat Desimal);"
        "Letak Geografis|Garis Bujur (Derajat Desimal);"
        "Hasil Pemeriksaan Urine|Banyaknya Orang yang Diperiksa;"
        "Hasil Pemeriksaan Urine|Banyaknya Orang yang Terindikasi Positif",
    ),
    "rehabilitasi_2024": (
        "Daftar Penerima Layanan Rehabilitasi bagi Penyalah Guna Narkotika pada Klinik "
        "Pratama Tahun 2024",
        "Nomor Berkas Rekam Medis Klien;Tanggal Penerimaan Klien;Kelurahan Tempat Tinggal Klien;"
        "Jenis Narkotika yang Disalahgunakan;Dasar Kedatangan Klien (Sukarela/Kewajiban Hukum)",
    ),
    "skhpn_2024": (
        "Buku Register Penerbitan Surat Keterangan Hasil Pemeriksaan Narkotika Tahun 2024",
        "Nomor Rekam Medis Pemohon;Tanggal Diterbitkannya Surat Keterangan;"
        "Kelurahan Tempat Tinggal Pemohon;Jenis Narkotika yang Terdeteksi dalam Pemeriksaan;"
        "Dasar Permohonan Pemeriksaan (Sukarela/Diwajibkan)",
    ),
    "sosialisasi_p4gn_2024": (
        "Rekapitulasi Kegiatan Diseminasi Informasi Pencegahan dan Pemberantasan "
        "Penyalahgunaan dan Peredaran Gelap Narkotika 2024",
        "Nomor Urut;Hari dan Tanggal Penyelenggaraan;Bentuk Kegiatan Diseminasi Informasi;"
        "Kelompok Masyarakat yang Menjadi Sasaran;Tempat Penyelenggaraan Kegiatan;"
        "Banyaknya Peserta yang Hadir (Orang)",
    ),
    "survei_kerawanan_2024": (
        "Hasil Pengumpulan Pendapat Masyarakat tentang Kerawanan Narkotika per Kelurahan "
        "Tahun 2024",
        "Kode Wilayah Administrasi Pemerintahan;Nama Wilayah Kelurahan;"
        "Banyaknya Responden|yang Direncanakan;Banyaknya Responden|yang Berhasil Diwawancarai;"
        "Banyaknya Responden|yang Menyatakan Pernah Menyaksikan Jual Beli atau Penggunaan "
        "Narkotika",
    ),
    "ungkap_kasus": (
        "Rekapitulasi Pengungkapan Perkara Tindak Pidana Narkotika Tahun 2022 sampai dengan 2024",
        "Nomor Urut;Nomor Laporan Kasus Narkotika;Hari dan Tanggal Terjadinya Perkara;"
        "Alamat Tempat Kejadian Perkara;Titik Koordinat Tempat Kejadian Perkara;"
        "Identitas Tersangka|Nama Lengkap;Identitas Tersangka|Nomor Induk Kependudukan;"
        "Banyaknya Tersangka (Orang);Jenis dan Berat/Jumlah Benda Sitaan;"
        "Satuan Kerja yang Menangani Perkara",
    ),
}

OFFICER_AR: Words = {
    "asesmen_terpadu_2024": (
        "list klien TAT 2024 (update)",
        "#;Case ID TAT;Assessment date;Dikirim sama siapa (polsek/polres/BNN);Nama klien;Age;"
        "Kel. tempat tinggal;Kec. tempat tinggal;Hasil TAT - lanjut rehab / hukum?",
    ),
    "indikator_8_5_2024": (
        "mapping kelurahan rawan 8+5 indicators FIX",
        "Area code;Nama kel.;Drug cases;Crime & violence;Ada dealer / BD nggak;"
        "Drug lab / tempat bikin;Drug users;Ada barang yang disita (evidence);Jalur masuk barang;"
        "Ada courier / tukang antar;Nightlife spot;Kost2an & apartemen yg private banget;"
        "Warga miskin (poverty);Nggak ada public facility;Warga cuek / low social interaction",
    ),
    "laporan_masyarakat": (
        "community reports - aduan warga 22-24",
        "Report ID;Report date;Dimana kejadiannya;Lapor lewat apa (channel);Soal apa (category)",
    ),
    "pascarehabilitasi_2024": (
        "aftercare clients 2024",
        "Client code;Start aftercare;Tinggal di kelurahan;Dulu pakai apa (substance);"
        "Voluntary / compulsory",
    ),
    "razia_2024": (
        "ikut razia bareng BNN 2024 - tes urin on the spot",
        ";Kapan razianya;Tipe venue;Venue address;Lat;Long;Berapa org yg dites;Yg positive",
    ),
    "rehabilitasi_2024": (
        "rehab clients 2024",
        "Client code;Intake date;Tinggal di kelurahan;Pakai apa (drug of choice);"
        "Datang sendiri atau disuruh (vol/comp)",
    ),
    "skhpn_2024": (
        "yang bikin SKHPN 2024 (surat bebas narkoba)",
        "Client code;Test date;Tinggal di kelurahan;Substance detected (kalau ada);"
        "Mau sendiri / diwajibin",
    ),
    "sosialisasi_p4gn_2024": (
        "P4GN campaign & outreach log 2024",
        "No.;Event date;Model acara;Target audience;Venue acara;Yang dateng (pax)",
    ),
    "survei_kerawanan_2024": (
        "quick survey warga - area rawan narkoba 2024",
        "Area code;Nama kel.;Target sample;Yang udah diinterview (n);"
        "Pernah lihat org transaksi / makai",
    ),
    "ungkap_kasus": (
        "drug cases - ungkap kasus BNN+polisi 2022-2024",
        "No.;LKN number;Kapan kejadiannya;Alamat lokasi (crime scene);Geotag / titik maps;"
        "Suspect name;No. KTP suspect;Berapa suspect;Evidence (apa & berapa banyak);Yang nangkep",
    ),
}

OFFICER_AS: Words = {
    "asesmen_terpadu_2024": (
        "LAPBUL GIAT TAT TA 2024",
        "NO URT;NO REG TAT;TGL LAKS ASESMEN;SATWIL / PENYIDIK PEMOHON;NAMA TSK;UMUR (TH);"
        "ALAMAT TSK|KEL;ALAMAT TSK|KEC;HSL REKOM TIM",
    ),
    "indikator_8_5_2024": (
        "DATA RAWAN NARKOBA PER KEL (8 IND POKOK + 5 IND DUKUNG) 2024",
        "KODE WIL;KEL;IND POKOK|JML KASUS NARKOBA (JTP);IND POKOK|ANGKA KRIM / KEKERASAN;"
        "IND POKOK|BD / PENGEDAR;IND POKOK|PABRIK / LAB GELAP (CLAN LAB);IND POKOK|PEMAKAI;"
        "IND POKOK|TEMUAN BB;IND POKOK|PINTU MSK / JLR TIKUS;IND POKOK|KURIR / PERANTARA;"
        "IND DUKUNG|THM;IND DUKUNG|KOST / APT TERTUTUP;IND DUKUNG|WARGA MISKIN;"
        "IND DUKUNG|TDK ADA FASUM;IND DUKUNG|KRG INTERAKSI WARGA",
    ),
    "laporan_masyarakat": (
        "REKAP DUMAS NARKOBA 2022 SD 2024",
        "NO DUMAS;TGL TERIMA;TKP / ALMT YG DILAPORKAN;MEDIA LAPOR (MEDSOS/WA/CC/DTG);PERIHAL DUMAS",
    ),
    "pascarehabilitasi_2024": (
        "DATA KLIEN PASCA REHAB TA 2024",
        "NO REKMED;TGL MULAI PASCA;KEL TMP TGL;JNS NARKOBA;VOL / COMP",
    ),
    "razia_2024": (
        "LAPHAR GIAT OPS RAZIA THM & TMP RAWAN 2024",
        "NO URT;HR/TGL GIAT;JNS SASARAN OPS;ALMT SASARAN;TITIK KOORD|LS;TITIK KOORD|BT;"
        "HSL TES URINE|JML ORG RIKSA;HSL TES URINE|JML ORG (+)",
    ),
    "rehabilitasi_2024": (
        "DATA KLIEN REHAB KLINIK BNNK TA 2024",
        "NO REKMED;TGL MSK REHAB;KEL TMP TGL;JNS NARKOBA YG DIPAKAI;VOL / COMP",
    ),
    "skhpn_2024": (
        "REG SKHPN TA 2024",
        "NO REKMED;TGL TERBIT SKHPN;KEL TMP TGL PEMOHON;JNS NARKOBA (BILA +);"
        "DSR MOHON (VOL / COMP)",
    ),
    "sosialisasi_p4gn_2024": (
        "LAPGIAT SOS P4GN SIE CEGAH DAYAMAS 2024",
        "NO URT;HR/TGL GIAT;BTK GIAT;SASARAN GIAT;TMP GIAT;JML PST (ORG)",
    ),
    "survei_kerawanan_2024": (
        "HSL SURVEI RAWAN NARKOBA PER KEL 2024",
        "KODE WIL;KEL;JML RESP|TARGET;JML RESP|REALISASI;RESP YG LIHAT LGSG TRANSAKSI / PAKAI",
    ),
    "ungkap_kasus": (
        "DATA UNGKAP JTP NARKOBA 2022 - 2024 (BNNK & POLRES JAJARAN)",
        "NO URT;NO LKN / LP;WKT KEJADIAN;TKP;TITIK KOORDINAT TKP;IDENTITAS TSK|NAMA;"
        "IDENTITAS TSK|NO NIK;JML TSK (ORG);BB DISITA (GR/BTR);KESATUAN YG UNGKAP",
    ),
}

OFFICER_AT: Words = {
    "asesmen_terpadu_2024": (
        "entri_asesmen_terpadu_tat_th2024",
        "no_urut;no_reg_tat;tgl_asesmen;asal_pengirim;nm_klien;umur_th;kel_domisili;kec_domisili;"
        "hasil_rekomendasi_tat (RJ/RI/hukum)",
    ),
    "indikator_8_5_2024": (
        "entri_form_kawasan_rawan_narkoba_8_5_th2024",
        "kd_kel;nm_kel;U1_kasus_narkoba;U2_kriminal_kekerasan;U3_bandar_pengedar;"
        "U4_tempat_produksi_narkoba;U5_penyalahguna_napza;U6_temuan_BB_narkoba;U7_pintu_masuk;"
        "U8_kurir_narkoba;P1_tempat_hiburan;P2_kost_hunian_tertutup;P3_penduduk_miskin;"
        "P4_tdk_ada_sarana_umum;P5_interaksi_warga_rendah",
    ),
    "laporan_masyarakat": (
        "entri_aduan_warga_napza_th2022_2024",
        "id_aduan;tgl_aduan (dd/mm/yyyy);alamat_kejadian;cara_lapor;isi_aduan (kategori)",
    ),
    "pascarehabilitasi_2024": (
        "entri_pasien_pasca_rehab_napza_th2024",
        "no_rekam_medis;tgl_kunj_pasca;kel_domisili;riwayat_jenis_napza;"
        "cara_masuk (sukarela/wajib)",
    ),
    "razia_2024": (
        "entri_razia_tes_urin_di_lokasi_th2024",
        "no_urut;tgl_razia;kategori_tempat;almt_tempat;gps_lat;gps_long;jml_dites_urin (org);"
        "jml_hsl_positif (org)",
    ),
    "rehabilitasi_2024": (
        "entri_pasien_rehab_napza_th2024",
        "no_rekam_medis;tgl_kunj_awal;kel_domisili;jenis_napza_utama;cara_masuk (sukarela/wajib)",
    ),
    "skhpn_2024": (
        "entri_pasien_surat_ket_bebas_narkoba_SKHPN_th2024",
        "no_rekam_medis;tgl_periksa_urin;kel_domisili;napza_terdeteksi;"
        "jenis_permintaan (sukarela/wajib)",
    ),
    "sosialisasi_p4gn_2024": (
        "entri_penyuluhan_napza_P4GN_th2024",
        ";tgl_penyuluhan;metode_penyuluhan;klp_sasaran;lokasi_penyuluhan;jml_hadir (org)",
    ),
    "survei_kerawanan_2024": (
        "entri_kuesioner_kerawanan_napza_th2024",
        "kd_kel;nm_kelurahn;n_target_sampel;n_kuesioner_terisi;"
        "Q_pernah_lihat_jual_beli_atau_pakai_napza (jml ya)",
    ),
    "ungkap_kasus": (
        "entri_kasus_narkoba_terungkap_th2022_2024",
        "no_urut;no_lap_kasus_narkotika;tgl_kejadian;almt_tkp;gps_tkp (lat,long);nm_tersangka;"
        "nik_ktp_16digit;jml_tersangka (org);rincian_bb (jenis+berat);instansi_penangkap",
    ),
}

OFFICER_AU: Words = {
    "asesmen_terpadu_2024": (
        "tbl_tat_asesmen_2024",
        "id;kode_registrasi_tat;tgl_asesmen;satker_pengaju;nm_klien;umur_thn;kel_alamat;"
        "kec_alamat;hasil_rekomendasi_tat",
    ),
    "indikator_8_5_2024": (
        "ref_indikator_rawan_kel_2024",
        "kode_kel;nm_kel;ip1_kasus_narkoba;ip2_tindak_kriminal;ip3_bandar_pengedar_narkoba;"
        "ip4_pabrik_narkoba;ip5_penyalahguna;ip6_bb_narkoba;ip7_pintu_masuk;ip8_kurir_narkoba;"
        "is1_tempat_hiburan;is2_kost_hunian_tertutup;is3_penduduk_miskin;is4_minim_fasilitas_umum;"
        "is5_interaksi_warga_rendah",
    ),
    "laporan_masyarakat": (
        "trx_pengaduan_warga",
        "id_aduan;waktu_aduan;alamat_kejadian;media_pelaporan;kategori_aduan",
    ),
    "pascarehabilitasi_2024": (
        "trx_klien_pasca_rehab_2024",
        "no_rekam_medis;tgl_mulai_pasca;kel_domisili;jns_napza;asal_rujukan",
    ),
    "razia_2024": (
        "trx_giat_razia_tes_urine_2024",
        "id_razia;tgl_razia;tipe_lokasi;alamat_lengkap;lat;lng;jml_dites_urine;jml_hasil_positif",
    ),
    "rehabilitasi_2024": (
        "trx_klien_rehab_2024",
        "id_rekmed;tgl_masuk_rehab;kd_kel_tinggal;zat_utama;jalur_masuk",
    ),
    "skhpn_2024": (
        "trx_skhpn_terbit_2024",
        "no_rm_pemohon;tgl_terbit_skhpn;kelurahan_pemohon;zat_terdeteksi;tipe_permohonan",
    ),
    "sosialisasi_p4gn_2024": (
        "trx_keg_sosialisasi_p4gn_2024",
        "id_keg;tgl_keg;metode_keg;kelompok_sasaran;lokasi_keg;jml_hadir",
    ),
    "survei_kerawanan_2024": (
        "agg_survei_rawan_narkoba_kel_2024",
        "kode_wilayah;nama_wilayah_kel;target_sampel;n_responden_masuk;n_lihat_transaksi_pakai",
    ),
    "ungkap_kasus": (
        "trx_kasus_narkotika_2022_2024",
        "id_kasus;nomor_lkn;tgl_kejadian_perkara;alamat_tkp_lengkap;lat_long;nm_tersangka;"
        "nik_tersangka;jml_tersangka;bb_disita;satker_penangkap",
    ),
}

OFFICER_AV: Words = {
    "asesmen_terpadu_2024": (
        "Form Asesmen Terpadu (TAT) 2024 (Jawaban)",
        "Nomor urut;Berapa nomor registrasi TAT-nya?;Kapan asesmen dilaksanakan?;"
        "Instansi mana yang mengajukan permohonan asesmen?;"
        "Siapa nama tersangka/klien yang diasesmen?;Berapa umur klien saat ini? (tahun);"
        "Klien tinggal di kelurahan apa?;Kecamatan tempat tinggal klien?;"
        "Apa hasil rekomendasi Tim Asesmen Terpadu?",
    ),
    "indikator_8_5_2024": (
        "Kuesioner Indikator Kawasan Rawan Narkoba per Kelurahan 2024 (Responses)",
        "Kode kelurahan (sesuai Kemendagri);Nama kelurahan yang dinilai?;"
        "1. Apakah ada kasus kejahatan narkoba di kelurahan ini?;"
        "2. Apakah sering terjadi kriminalitas atau aksi kekerasan?;"
        "3. Apakah terdapat bandar atau pengedar narkoba?;"
        "4. Apakah ada kegiatan produksi/pembuatan narkoba?;"
        "5. Apakah ada warga yang menggunakan narkoba?;"
        "6. Apakah pernah ditemukan barang bukti narkoba?;"
        "7. Apakah wilayah ini menjadi pintu masuk narkoba (pelabuhan, dermaga, dll)?;"
        "8. Apakah ada warga yang menjadi kurir narkoba?;"
        "9. Apakah banyak tempat hiburan di wilayah ini?;"
        "10. Apakah banyak kos-kosan/tempat tinggal yang tertutup (privasi tinggi)?;"
        "11. Apakah banyak warga yang tergolong miskin?;"
        "12. Apakah wilayah ini tidak memiliki sarana publik (taman, lapangan, dll)?;"
        "13. Apakah interaksi sosial antar warga rendah?",
    ),
    "laporan_masyarakat": (
        "Form Pengaduan Masyarakat BNNK Jakut (Jawaban)",
        "Nomor tiket laporan;Tanggal berapa laporan diterima?;"
        "Di mana lokasi kejadian yang dilaporkan? (tulis alamat lengkap);"
        "Lewat apa masyarakat melapor?;Apa yang dilaporkan?",
    ),
    "pascarehabilitasi_2024": (
        "Form Pendataan Klien Pascarehab 2024 (Jawaban)",
        "Nomor rekam medis klien?;Tanggal mulai ikut layanan pascarehabilitasi?;"
        "Kelurahan tempat tinggal klien sekarang?;Zat apa yang dulu dipakai klien?;"
        "Klien datang sukarela (voluntary) atau wajib (compulsory)?",
    ),
    "razia_2024": (
        "Form Laporan Razia Tempat Rawan 2024 (Jawaban)",
        "No.;Kapan razia dilakukan?;Apa jenis tempat yang dirazia?;"
        "Di mana alamat tempat yang dirazia?;Titik lokasi (latitude);Titik lokasi (longitude);"
        "Berapa orang yang dites urine?;Dari yang dites, berapa orang yang positif?",
    ),
    "rehabilitasi_2024": (
        "Form Pendaftaran Klien Rehabilitasi 2024 (Jawaban)",
        "Tuliskan nomor rekam medis;Kapan klien mulai direhabilitasi?;"
        "Klien berdomisili di kelurahan mana?;Jenis narkoba apa yang paling sering dipakai?;"
        "Klien masuk rehab dari mana? (voluntary/compulsory)",
    ),
    "skhpn_2024": (
        "Form Permohonan SKHPN 2024 (Jawaban)",
        "Berapa nomor RM pemohon?;Tanggal pemeriksaan SKHPN?;Pemohon tinggal di kelurahan apa?;"
        "Zat apa yang terdeteksi pada hasil tes urine? (isi - bila negatif);"
        "Apakah permohonan ini voluntary atau compulsory?",
    ),
    "sosialisasi_p4gn_2024": (
        "Form Laporan Kegiatan Sosialisasi P4GN 2024 (Jawaban)",
        "No urut;Hari/tanggal kegiatan dilaksanakan?;Apa bentuk kegiatannya?;"
        "Siapa sasaran kegiatan ini?;Di mana kegiatan dilaksanakan?;Berapa orang yang hadir?",
    ),
    "survei_kerawanan_2024": (
        "Rekap Form Survei Kerawanan Narkoba 2024 (Responses)",
        "Kode kelurahan?;Nama kelurahan yang disurvei?;Berapa target responden di kelurahan ini?;"
        "Berapa responden yang sudah mengisi?;"
        "Berapa responden yang menjawab YA pernah melihat transaksi atau pemakaian narkoba?",
    ),
    "ungkap_kasus": (
        "Form Input Pengungkapan Kasus Narkotika 2022-2024 (Jawaban)",
        "Nomor;Nomor LKN berapa?;Kapan kejadiannya?;Di mana alamat TKP-nya?;"
        "Titik koordinat TKP (copy dari Google Maps);Siapa nama tersangkanya?;"
        "Berapa NIK tersangka? (16 digit);Ada berapa tersangka yang ditangkap?;"
        "Apa saja barang bukti yang disita dan berapa beratnya?;"
        "Instansi mana yang mengungkap kasus ini?",
    ),
}

OFFICER_AW: Words = {
    "asesmen_terpadu_2024": (
        "Tabel 4.3 Peserta Asesmen Terpadu Penyalahguna Narkotika Tahun 2024",
        "Nomor Urut;Nomor Registrasi Peserta Asesmen;Tanggal Pencacahan Asesmen;"
        "Instansi Pemohon Asesmen;Nama Lengkap Peserta;Umur (tahun);Desa/Kelurahan Tempat Tinggal;"
        "Kecamatan Tempat Tinggal;Rekomendasi Hasil Asesmen",
    ),
    "indikator_8_5_2024": (
        "Tabel 4.7 Keberadaan Indikator Kerawanan Narkoba menurut Kelurahan 2024",
        "Kode Wilayah Administrasi;Desa/Kelurahan;Keberadaan Kejadian Tindak Pidana Narkotika;"
        "Keberadaan Kejadian Tindak Kejahatan dan Kekerasan;"
        "Keberadaan Bandar dan/atau Pengedar Narkoba;Keberadaan Aktivitas Produksi Narkoba;"
        "Keberadaan Penduduk Penyalahguna Narkoba;Keberadaan Temuan Barang Bukti Narkoba;"
        "Keberadaan Pintu Masuk Peredaran Narkoba;Keberadaan Penduduk yang Menjadi Kurir Narkoba;"
        "Keberadaan Sarana Hiburan;Keberadaan Rumah Kos/Hunian dengan Tingkat Privasi Tinggi;"
        "Keberadaan Rumah Tangga Miskin;Ketidaktersediaan Fasilitas Umum;"
        "Rendahnya Kohesi Sosial Masyarakat",
    ),
    "laporan_masyarakat": (
        "Tabel 4.1 Pengaduan Masyarakat terkait Narkoba di Kota Administrasi Jakarta Utara",
        "Nomor Registrasi Pengaduan;Tanggal Penerimaan Pengaduan;Alamat Lokasi yang Diadukan;"
        "Sarana Penyampaian Pengaduan;Klasifikasi Pengaduan",
    ),
    "pascarehabilitasi_2024": (
        "Tabel 4.9 Penerima Layanan Pascarehabilitasi Narkotika Tahun 2024",
        "Nomor Rekam Medis Penerima Layanan;Tanggal Pelayanan;Desa/Kelurahan Domisili;"
        "Jenis Narkotika yang Pernah Disalahgunakan;Sifat Keikutsertaan (Sukarela/Wajib)",
    ),
    "razia_2024": (
        "Tabel 4.5 Operasi Razia Tempat Rawan Narkoba Tahun 2024",
        "No. Urut;Tanggal Pelaksanaan Operasi;Klasifikasi Tempat Sasaran;Alamat Tempat Sasaran;"
        "Koordinat Lintang (derajat desimal);Koordinat Bujur (derajat desimal);"
        "Banyaknya Orang yang Diperiksa (orang);Banyaknya Orang dengan Hasil Positif (orang)",
    ),
    "rehabilitasi_2024": (
        "Tabel 4.8 Penerima Layanan Rehabilitasi Narkotika Tahun 2024",
        "Nomor Rekam Medis;Tanggal Penerimaan Layanan;Desa/Kelurahan Tempat Tinggal Klien;"
        "Jenis Zat yang Disalahgunakan;Kategori Kepesertaan (Sukarela/Wajib)",
    ),
    "skhpn_2024": (
        "Tabel 4.10 Penerbitan Surat Keterangan Hasil Pemeriksaan Narkotika 2024",
        "Nomor Rekam Medis Pemohon;Tanggal Penerbitan Surat;Desa/Kelurahan Domisili Pemohon;"
        "Zat yang Terdeteksi;Sifat Permohonan (Sukarela/Wajib)",
    ),
    "sosialisasi_p4gn_2024": (
        "Tabel 4.6 Kegiatan Diseminasi Informasi P4GN Tahun 2024",
        "Nomor;Tanggal Penyelenggaraan;Bentuk Kegiatan Diseminasi;Kelompok Penduduk Sasaran;"
        "Tempat Penyelenggaraan;Banyaknya Peserta (orang)",
    ),
    "survei_kerawanan_2024": (
        "Tabel 4.11 Hasil Survei Persepsi Kerawanan Narkoba menurut Kelurahan 2024",
        "Kode Wilayah (Kemendagri);Nama Desa/Kelurahan;Target Sampel (orang);"
        "Realisasi Sampel (orang);"
        "Banyaknya Responden yang Menyaksikan Transaksi/Pemakaian Narkoba (orang)",
    ),
    "ungkap_kasus": (
        "Tabel 4.2 Kejadian Tindak Pidana Narkotika yang Diungkap 2022-2024",
        "No Urut Kejadian;Nomor Laporan Kasus Narkotika;Tanggal Kejadian Tindak Pidana;"
        "Alamat Tempat Kejadian;Titik Koordinat Geografis;Nama Pelaku;"
        "Nomor Induk Kependudukan Pelaku;Banyaknya Pelaku (orang);"
        "Jenis dan Kuantitas Barang Bukti;Instansi Penegak Hukum",
    ),
}

OFFICER_AX: Words = {
    "asesmen_terpadu_2024": (
        "REKAP GIAT TAT TH 2024",
        "No.;No. Reg TAT;Tgl Giat TAT;Satuan Pemohon;IDENTITAS TSK|Nama;IDENTITAS TSK|Umur;"
        "ALAMAT TSK|Kel.;ALAMAT TSK|Kec.;Hasil Rekom TAT",
    ),
    "indikator_8_5_2024": (
        "PEMETAAN KAWASAN RAWAN 8 POKOK 5 PENDUKUNG TH 2024",
        "WILAYAH|Kode Kel;WILAYAH|Kel/Desa;INDIKATOR POKOK|Kasus Lahgun/Gelap Narkoba;"
        "INDIKATOR POKOK|Angka Kriminal (3C, Anirat);INDIKATOR POKOK|BD / Pengedar;"
        "INDIKATOR POKOK|Home Industri Narkoba;INDIKATOR POKOK|Pemakai;INDIKATOR POKOK|BB;"
        "INDIKATOR POKOK|Jalur Masuk / Pel. Tikus;INDIKATOR POKOK|Kurir / Kuda;"
        "INDIKATOR PENDUKUNG|THM;INDIKATOR PENDUKUNG|Kost / Hunian Tertutup;"
        "INDIKATOR PENDUKUNG|Warga Miskin;INDIKATOR PENDUKUNG|Tdk Ada Fasum;"
        "INDIKATOR PENDUKUNG|Kurang Guyub Antar Warga",
    ),
    "laporan_masyarakat": (
        "BUKU DUMAS NARKOBA",
        "No. Dumas;Tgl Terima;Lokasi Sasaran;Dumas Via;Isi Info",
    ),
    "pascarehabilitasi_2024": (
        "DATA KLIEN BINA LANJUT (PASCA REHAB) TH 2024",
        "No. Rekmed;Tgl Masuk Pasca;Asal Kel.;Jenis Narkoba;Vol / Comp",
    ),
    "razia_2024": (
        "LAPHAR OPS RAZIA THM & KOS TH 2024",
        "No.;Tgl Ops;SASARAN RAZIA|Jenis Lokasi;SASARAN RAZIA|Alamat;TITIK GPS|Lat (LS);"
        "TITIK GPS|Long (BT);HASIL CEK URINE|Jlh Diperiksa;HASIL CEK URINE|Jlh Positip",
    ),
    "rehabilitasi_2024": (
        "DATA KLIEN REHAB KLINIK PRATAMA TH 2024",
        "Nomor Rekmed;Tgl Masuk Rehab;Kel. Asal Klien;Barang yg Dipakai;Vol/Comp",
    ),
    "skhpn_2024": (
        "REGISTER SURAT BEBAS NARKOBA (SKHPN) TH 2024",
        "No. RM Pemohon;Tgl Keluar Surat;Kel. Pemohon;Kandungan Zat (hsl tes);Ket. Vol/Comp",
    ),
    "sosialisasi_p4gn_2024": (
        "REKAP GIAT PENYULUHAN P4GN DAYAMAS TH 2024",
        "No.;Hari/Tgl Giat;Bentuk Giat;Audiens;Lokasi Giat;Jlh yg Hadir",
    ),
    "survei_kerawanan_2024": (
        "HASIL ANGKET KERAWANAN NARKOBA PER KEL TH 2024",
        "WILAYAH|Kode;WILAYAH|Kel.;JLH RESPONDEN (ORG)|Target;JLH RESPONDEN (ORG)|Terisi;"
        "Jlh Lihat Langsung Transaksi/Pakai",
    ),
    "ungkap_kasus": (
        "REKAP LKN UNGKAP KASUS BERANTAS TH 2022 SD 2024",
        ";Nomor LKN;TKP|Waktu Kejadian;TKP|Alamat;TKP|Titik Kordinat;TSK|Nama;TSK|No. KTP;"
        "TSK|Jlh Tsk;BB yg Diamankan;Kesatuan yg Menangani",
    ),
}

OFFICERS = {
    "AQ, formal secretary": OFFICER_AQ,
    "AR, young volunteer": OFFICER_AR,
    "AS, retired policeman": OFFICER_AS,
    "AT, clinic": OFFICER_AT,
    "AU, database": OFFICER_AU,
    "AV, questions": OFFICER_AV,
    "AW, city statistician": OFFICER_AW,
    "AX, another province": OFFICER_AX,
}  # fmt: skip
