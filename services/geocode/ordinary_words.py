"""Words that stand in addresses for what they are, and are no kelurahan's name misspelt.

"Marina" is two letters from Marunda and "kolam" from Koja, but who writes them means them. Where
nothing marks a part as a kelurahan, such a word is read as a name only with one letter wrong
("laga" is nearer to Lagoa than to a word of addresses). Add words that were wrongly placed.
"""

from __future__ import annotations

ORDINARY_WORDS = frozenset(
    (
        # buildings, shops, offices
        "apotek apotik asrama bank bazar bengkel bioskop butik cafe cuci dealer depo dermaga "
        "gedung gereja gerai gudang halte hotel kafe kampus kantin kantor kedai kios klinik "
        "kodim kolam koperasi koran koramil kosan kost kuil lapak lapangan laundry loka losmen "
        "madrasah mal mall marina markas masjid mess mushola museum pabrik pagoda panti pasar "
        "plaza polres polsek pos pura restoran resto ruko rukan rumah salon sanggar sekolah "
        "showroom stadion stasiun studio supermarket swalayan taman terminal toko toserba tower "
        "vihara villa warnet warteg warung wisma yayasan "
        # ways, waters, parts of a place
        "bundaran danau empang gardu gerbang got jalur jembatan kanal kavling kebun kolong "
        "kompleks lantai laut lorong muara pagar pantai parkir parkiran pintu pojok portal "
        "pulau rel sawah selokan simpang sumur tanggul teluk tikungan tol trotoar turunan ujung "
        "waduk "
        # vehicles, goods, people
        "angkot bajaj bakso batik becak beras bubur buruh bus gula ikan jala kaca kala kapal "
        "kayu kelapa kolak koma kopaja kopi kopra kuda kuku kuli lagu lampu mie mobil motor "
        "nelayan ojek padi pagi pecel perahu pisang pita pluto pulsa roda sapi sate sayur semen "
        "sofa soto susu tahu teh telur tukang ulama ustad warga "
        # qualities, and what names of streets and firms are made of
        "abadi agung aman anugerah arjuna asri atas bahagia baru bawah belakang berkah besar "
        "bintang bersama buana cahaya cempaka ceria cinta damai delima depan dewa dua duta emas "
        "gaya harapan indah jaya karya kaya kecil kencana kota kuta lagi laga lama lawas "
        "lestari lima luar maju makmur mandiri mawar maya melati mitra mulia murni mustika "
        "mutiara nada nova nusa permai permata pertama plus prima pusaka putra putri raja raya "
        "rejeki rosa rukun sahabat sakti samping santai sari satu sejahtera selamat semar "
        "sentosa setia sinar subur sukses surya tama tengah teratai tetap timah tiga tunas "
        "utama wijaya "
    ).split()
)

_SHORTEST_NAME = 4
_OF_REPORTS = frozenset(
    "alamat katanya kejadian korban lapor laporan lokasi pelaku setempat tersangka tkp".split()
)
_PARTICLES = frozenset(
    (
        "aja aj saja ya yah yuk dong sih loh lho kok nih tuh deh situ sini kak bro sis gan min "
        "bang om pak bu mas mbak jg juga jga itu nya"
    ).split()
)
"""What stands around a name in a message and means nothing."""


def without_particles(text: str) -> str:
    """Return a text without the particles around it ("jg lagoa aja ya" gives "lagoa")."""
    tokens = text.split(" ")
    while len(tokens) > 1 and tokens[-1] in _PARTICLES:
        tokens.pop()
    while len(tokens) > 1 and tokens[0] in _PARTICLES:
        del tokens[0]
    return " ".join(tokens)


def means_nothing(text: str) -> bool:
    """Tell whether a text behind a mark names nothing ("kelurahan nya", "polsek setempat")."""
    return len(text) < _SHORTEST_NAME or not _OF_REPORTS.isdisjoint(text.split())
