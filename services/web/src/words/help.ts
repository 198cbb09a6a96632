// The words around the help page, whose texts the server holds, and of the tour.
import type { Words } from "../words.ts";

export const help = {
  help_contents: ["Isi bantuan", "Contents"],
  help_glossary: ["Istilah", "Glossary"],
  help_tour: ["Tampilkan tur lagi", "Show the tour again"],
  tour_title: ["Tur singkat, langkah {n} dari 5", "Short tour, step {n} of 5"],
  tour_map: ["Peta: warna menunjukkan dugaan ancaman per jiwa; yang diarsir belum ada datanya. Ganti ukuran dan periode di kiri.", "Map: colour shows the estimated threat per head; what is hatched has no data. Change measure and period on the left."],
  tour_card: ["Kartu: klik kelurahan, atau Tab lalu Enter, untuk melihat apa yang mendorongnya dan seberapa pasti.", "Card: click a kelurahan, or Tab and Enter, to see what drives it and how sure that is."],
  tour_priority: ["Prioritas: urutan dengan selangnya, bobot kantor, dan pilihan percontohan di bawah anggaran.", "Priorities: the order with its intervals, the office's weights, and the choice of pilots under a budget."],
  tour_data: ["Data: unggah berkas kantor, perbaiki baris yang ditolak, dan periksa tempat yang meragukan.", "Data: upload the office's files, mend rejected rows, and review doubtful places."],
  tour_coverage: ["Cakupan: apa yang tercatat per jenis dan tahun, dan apa yang belum.", "Coverage: what is recorded by kind and year, and what is not."],
  tour_report: ["Laporan: lihat dahulu, lalu unduh lembar PDF, peta, atau lapisan. Cara membacanya ada di Bantuan.", "Report: look first, then download the PDF sheet, the map or layers. How to read them is in Help."],
  tour_next: ["Lanjut", "Next"],
  tour_back: ["Kembali", "Back"],
  tour_end: ["Selesai", "Done"],
  help_kinds: ["Apa yang dihitung, dan bagaimana", "What is counted, and how"],
  help_channel: ["Kanal", "Channel"],
  help_enters: ["Masuk ancaman", "Enters threat"],
  help_least: ["Jumlah terkecil yang diterbitkan", "Least count published"],
  help_finest: ["Paling rinci", "At the finest"],
  help_cell: ["sel", "cell"],
} as const satisfies Words;
