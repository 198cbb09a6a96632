"""The method in plain words, for readers who plan and do not calculate."""

from __future__ import annotations

from dataclasses import dataclass

from services.analysis import Note
from services.records import RECORD_KINDS, Channel, RecordKind

CHANNELS = {
    Channel.ENFORCEMENT: Note("petugas", "officers"),
    Channel.RESIDENTS: Note("warga", "residents"),
    Channel.HEALTH: Note("kesehatan", "health"),
    Channel.SURVEY: Note("survei", "survey"),
    Channel.EFFORT: Note("upaya petugas", "officers' effort"),
    Channel.PROGRAMME: Note("program", "programme"),
    Channel.OFFICIAL: Note("pandangan resmi", "official view"),
}


@dataclass(frozen=True)
class Part:
    """Hold one part of the help page: its name, title and texts; `listed`: texts are points."""

    name: str
    title: Note
    texts: tuple[Note, ...]
    listed: bool = False


@dataclass(frozen=True)
class Term:
    """Hold one term of the glossary and what it means."""

    term: Note
    meaning: Note


def kinds_of_health() -> list[RecordKind]:
    """Return the kinds whose small counts stay hidden in the office too."""
    return [k for k in RECORD_KINDS.values() if k.dated and k.finest == "kelurahan"]


_LEAST = min(k.least_count for k in kinds_of_health())

PARTS = (
    Part(
        "threat",
        Note("Apa itu ancaman", "What threat is"),
        (
            Note(
                "Ancaman adalah kebutuhan tersembunyi akan pencegahan per jiwa. Ia tidak "
                "terlihat langsung; ia diduga dari yang dilihat beberapa pihak: warga yang "
                "melapor, puskesmas dan rehabilitasi, survei, dan petugas. 1 berarti sama "
                "dengan rata-rata kota, 2 berarti dua kali lipat.",
                "Threat is the hidden need for prevention per head. Nobody sees it directly; "
                "it is estimated from what several sides see: residents who report, health "
                "services, the survey, and officers. 1 is the city's mean, 2 is twice that.",
            ),
            Note(
                "Beban = penduduk × ancaman: kelurahan besar dengan ancaman sedang dapat lebih"
                " membutuhkan daripada kelurahan kecil dengan ancaman tinggi. Kantor dapat "
                "menimbang kriteria lain di layar Prioritas.",
                "Burden = population × threat: a large kelurahan with middling threat may need"
                " more than a small one with high threat. The office can weigh other criteria "
                "on the Priorities screen.",
            ),
        ),
    ),
    Part(
        "arrests",
        Note("Mengapa penangkapan bukan ancaman", "Why arrests are not threat"),
        (
            Note(
                "Kasus ditemukan di tempat petugas mencari. Peta yang hanya memakai "
                "penangkapan mengirim petugas ke tempat mereka sudah berada, lalu menemukan "
                "lebih banyak lagi di sana. Karena itu upaya (razia, tes urine) dihitung "
                "tersendiri dan dikeluarkan dari dugaan. Bila hanya ada kanal petugas, program"
                " menolak menyebut hasilnya ancaman.",
                "Cases are found where officers look. A map made of arrests alone sends "
                "officers where they already are, and finds more there. So effort (raids, "
                "urine tests) is counted by itself and taken out of the estimate. With "
                "officers' channels only, the program refuses to call the result threat.",
            ),
            Note(
                "Sosialisasi dan SKHPN mengikuti program dan penduduk; keduanya tidak masuk "
                "ancaman.",
                "Outreach and SKHPN certificates follow the programme and the population; "
                "neither enters threat.",
            ),
        ),
    ),
    Part(
        "intervals",
        Note("Cara membaca selang dan peringkat", "How to read intervals and ranks"),
        (
            Note(
                "Selang 90 % memuat nilai yang masuk akal: dari sepuluh selang, kira-kira "
                "sembilan memuat nilai sebenarnya bila modelnya benar. Bila selang dua "
                "kelurahan bertumpuk, urutannya tidak pasti.",
                "A 90 % interval holds the plausible values: of ten intervals about nine hold "
                "the true value if the model is right. Where two kelurahan's intervals "
                "overlap, their order is uncertain.",
            ),
            Note(
                "Peringkat 3 (1–9) berarti: dugaan terbaik ketiga, tetapi bisa dari pertama "
                "sampai kesembilan. Pakai selangnya dalam rapat, bukan nomornya saja.",
                "Rank 3 (1–9) means: third by the best estimate, yet anywhere from first to "
                "ninth. In a meeting use the interval, not the number alone.",
            ),
        ),
    ),
    Part(
        "cannot",
        Note("Yang tidak dapat dikatakan peta", "What the map cannot tell"),
        (
            Note(
                "Tempat tanpa catatan belum tentu aman: mungkin tidak ada yang melihat atau "
                "mencatat. Karena itu diarsir, bukan putih.",
                "A place without records is not surely safe: perhaps nobody looked or wrote it"
                " down. So it is hatched, not white.",
            ),
            Note(
                "Kelas resmi 8 + 5 dan model menjawab pertanyaan berbeda; keduanya tidak "
                'dirata-ratakan. Kelurahan yang belum dipetakan bukan "aman".',
                "The official 8 + 5 class and the model answer different questions; they are "
                'not averaged. A kelurahan nobody mapped is not "aman".',
            ),
            Note(
                "Batas kelurahan disederhanakan dan bukan dokumen survei; angka penduduk "
                "berasal dari sekitar tahun 2020.",
                "Kelurahan boundaries are simplified and no survey document; population "
                "figures date from about 2020.",
            ),
            Note(
                "Peta ini tidak meramal kejahatan dan tidak berbicara tentang orang. Ia untuk "
                "pencegahan, bukan patroli.",
                "The map does not foretell crime and says nothing about persons. It is for "
                "prevention, not for patrols.",
            ),
        ),
        listed=True,
    ),
    Part(
        "hotspots",
        Note("Titik panas", "Hot spots"),
        (
            Note(
                "Titik panas (Gi*) adalah tempat yang, bersama tetangganya, berisi lebih "
                "banyak dari yang dapat dijelaskan kebetulan pada penduduk yang sama. Karena "
                "banyak tempat diuji sekaligus, temuan kebetulan dikendalikan (FDR). Uji sel "
                "hanya memakai catatan yang tempatnya cukup rinci. Titik panas kasus adalah "
                "tempat petugas menemukan, belum tentu tempat ancaman.",
                "A hot spot (Gi*) is a place that, with its neighbours, holds more than chance"
                " explains for the same population. As many places are tested at once, chance "
                "findings are held down (FDR). Cell tests use only records placed finely "
                "enough. A hot spot of cases is where officers found something, not surely "
                "where threat is.",
            ),
        ),
    ),
    Part(
        "choice",
        Note("Memilih percontohan", "Choosing pilots"),
        (
            Note(
                "Pilihan dihitung tepat di bawah anggaran, jumlah, jarak, kuota, dan kunci "
                "yang Anda tentukan. Tiap kelurahan diberi alasan: apa yang hilang tanpanya, "
                "berapa biaya memaksakannya masuk, dan seberapa sering ia terpilih bila "
                "angkanya berbeda dalam batas ketidakpastian. Bobot adalah penilaian kantor; "
                "layar menunjukkan kapan bobot lain mengubah pilihan.",
                "The choice is exact under the budget, number, distance, quota and locks that "
                "you set. Each kelurahan gets its reason: what is lost without it, what "
                "forcing it in costs, and how often it is chosen when the figures vary within "
                "their uncertainty. Weights are the office's judgement; the screen shows when "
                "another weight changes the choice.",
            ),
        ),
    ),
    Part(
        "effect",
        Note("Apakah percontohan berpengaruh", "Did a pilot work"),
        (
            Note(
                "Sebelum dan sesudahnya dibandingkan dengan kelurahan serupa yang bukan "
                "tetangga, tiap kanal terpisah, sebab percontohan dapat menaikkan laporan atau"
                ' kasus. Dengan kejadian sesedikit di sini sering jawabannya "belum dapat '
                'dikatakan", disertai penurunan terkecil yang dapat terlihat.',
                "Before and after are compared with similar kelurahan that are no neighbours, "
                "channels apart, since a pilot may raise reports or cases. With as few events "
                'as here the answer is often "cannot tell", with the smallest fall that could '
                "have been seen.",
            ),
        ),
    ),
    Part(
        "privacy",
        Note("Kerahasiaan", "Privacy"),
        (
            Note(
                "Nama, NIK, dan nomor telepon dibuang saat impor dan tidak pernah disimpan. "
                "Nomor berkas hanya disimpan sebagai sidik berkunci untuk mengenali baris "
                "berulang.",
                "Names, identity numbers and phone numbers are dropped at import and never "
                "stored. File numbers are kept only as a keyed hash that recognises repeated "
                "rows.",
            ),
            Note(
                "Rehabilitasi, asesmen, dan SKHPN tidak pernah lebih rinci dari kelurahan, dan"
                f" jumlah di bawah {_LEAST} disembunyikan juga di kantor. Untuk terbitan, jumlah "
                "kecil setiap jenis dan jumlah yang dapat membukanya ikut disembunyikan. Semua"
                " berjalan di komputer ini; halaman tidak memuat apa pun dari internet.",
                "Rehabilitation, assessments and certificates are never finer than kelurahan, "
                f"and counts below {_LEAST} are hidden in the office too. For publication small "
                "counts of every kind, and counts that would reveal them, are hidden. All of "
                "it runs on this computer; the page loads nothing from the internet.",
            ),
        ),
    ),
    Part(
        "keys",
        Note("Papan ketik", "Keyboard"),
        (
            Note(
                'Tab dan Shift+Tab berpindah; Enter memilih. "Lompat ke isi" adalah perhentian'
                " pertama.",
                'Tab and Shift+Tab move; Enter chooses. "Skip to the content" is the first stop.',
            ),
            Note(
                "Di peta: panah menggeser, + dan − memperbesar, Tab berpindah antarkelurahan, "
                "Enter membuka kartu.",
                "On the map: arrows move, + and − zoom, Tab goes from kelurahan to kelurahan, "
                "Enter opens the card.",
            ),
            Note(
                "Setiap peta dan diagram punya tabel berisi angka yang sama. Esc menutup "
                "jendela dan tur.",
                "Every map and chart has a table with the same figures. Esc closes windows and"
                " the tour.",
            ),
        ),
        listed=True,
    ),
)

GLOSSARY = (
    Term(
        Note("Kelurahan Bersinar", "Kelurahan Bersinar"),
        Note(
            "Kelurahan bersih narkoba: percontohan pencegahan, ditetapkan dengan keputusan.",
            "Drug-free kelurahan: a prevention pilot, named by decree.",
        ),
    ),
    Term(
        Note("IBM", "IBM"),
        Note(
            "Intervensi berbasis masyarakat, dijalankan Agen Pemulihan.",
            "Community-based intervention, run by recovery agents.",
        ),
    ),
    Term(
        Note("Kanal", "Channel"),
        Note(
            "Siapa yang melihat: petugas, warga, kesehatan, survei, upaya, program. Tidak "
            "pernah dijumlahkan.",
            "Who saw it: officers, residents, health, survey, effort, programme. Never added up.",
        ),
    ),
    Term(
        Note("Kelas 8 + 5", "Class 8 + 5"),
        Note(
            "Pemetaan resmi: aman, siaga, waspada, bahaya dari 8 indikator pokok dan 5 pendukung.",
            "The official mapping: aman, siaga, waspada, bahaya from 8 core and 5 supporting "
            "indicators.",
        ),
    ),
    Term(
        Note("Sel H3", "H3 cell"),
        Note(
            "Segi enam kecil berukuran tetap; resolusi 9 kira-kira 0,1 km².",
            "A small hexagon of fixed size; resolution 9 is about 0.1 km².",
        ),
    ),
    Term(
        Note("Laju", "Rate"),
        Note(
            "Jumlah per 1.000 jiwa, dihaluskan agar kelurahan kecil tidak melonjak karena "
            "kebetulan.",
            "Count per 1,000 inhabitants, smoothed so that small kelurahan do not jump by chance.",
        ),
    ),
    Term(
        Note("Terbitan", "Publication"),
        Note(
            "Yang boleh keluar kantor: per triwulan, tahun, atau seluruh data, jumlah kecil "
            "disembunyikan.",
            "What may leave the office: by quarter, year or all of the data, small counts hidden.",
        ),
    ),
    Term(
        Note("TAT", "TAT"),
        Note(
            "Asesmen terpadu oleh tim hukum dan medis.",
            "Integrated assessment by a legal and medical team.",
        ),
    ),
    Term(
        Note("SKHPN", "SKHPN"),
        Note(
            "Surat keterangan hasil pemeriksaan narkotika; mengikuti penduduk, bukan ancaman.",
            "Drug-test certificate; follows population, not threat.",
        ),
    ),
)
