"""Take persons out of free texts: numbers, addresses of mail, names after titles and homes."""

from __future__ import annotations

import re
from pathlib import PurePath

_NO_NAME = r"(?!(?:Jl|Jln|Jalan|Gg|Gang|Kel|Kec|RT|RW|No|Blok|Kp|Komp|Kota)\b)"
_NAME = rf"{_NO_NAME}[A-Z][\w.']*\s*"
_PERSONAL = (
    re.compile(r"(?<!\d)\d(?:[\s.-]?\d){15}(?!\d)"),
    re.compile(r"(?<!\d)(?:\+?62[\s.-]?|0)8(?:[\s.-]?\d){7,11}(?!\d)"),
    re.compile(r"(?<!\d)\(?0\d{2,3}[\s.)-]{0,2}\d{6,8}(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(
        r"\b(?:an\.?|(?i:a[./]\s?n\.?|atas nama|bpk\.?|bapak|ibu|sdr[ai]?\.?|saudara|saudari|tn\.?|"
        rf"ny\.?|tsk\.?|tersangka|pelapor|rumah milik|milik))[\s:]+(?:{_NAME}){{1,4}}"
    ),
    re.compile(rf"\b(?:{_NAME}){{1,2}}\b(?i:bin|binti|alias|als\.?)\s+(?:{_NAME}){{1,2}}"),
)


_STREET = r"(?:jl|jln|jalan|gg|gang|lorong|lrg)\b\.?\s*"
_NEIGHBOUR = re.compile(
    rf"(?P<street>\b(?i:{_STREET}))?\b(?i:pak|bu|mbak|mas|bang|mpok|cak|kang|koh|cik|ustadz?)\.?\s+"
    rf"(?:{_NAME}){{1,3}}"
)
_HOME = re.compile(
    r"\b(?:rumah|kontrakan|kos|kost|kosan|kos-kosan|indekos|warung|bengkel|kediaman)\b", re.I
)
_WORD = re.compile(r"\s+([A-Za-z][\w'’`.-]*)")
# Words between a home and whose it is; they go with the name.
_WHOSE = frozenset(
    "milik punya si sdr sdri sdra saudara saudari bapak bpk pak ibu bu mbak mas bang abang "
    "mbah haji hajah h hj ustad ustadz om tante koh ko cik ci kang teh mpok nyak alm almh "
    "almarhum keluarga kakek nenek ny tn an atas nama bin binti alias als".split()
)
# Words after a home that say what kind of home it is, so that whose it is may still follow.
_KIND_OF_HOME = frozenset("kos kost kosan kontrakan petak tinggal dinas kontrak sewa".split())
# Words after a home that name no person: kinds of place, positions, parts of an address.
_NO_PERSON = frozenset(
    "susun sakit makan tahanan ibadah warga kosong potong pompa singgah duka toko bersalin pintar "
    "baca jabatan adat panggung mewah tua baru besar kecil nomor no kopi nasi tegal kelontong "
    "internet remang sembako rokok pecel bakso soto padang sate ayam madura jamu pojok motor mobil "
    "las bubut dinamo ban resmi umum di ke dari dekat depan belakang samping sebelah seberang "
    "pinggir ujung atas bawah antara dan yang yg jl jln jalan gg gang lorong lrg kel kelurahan kec "
    "kecamatan rt rw blok blk kp kampung komp komplek kompleks perum perumahan kota jakarta jakut "
    "lantai lt gedung apartemen apt rusun rusunawa putra putri pria wanita karyawan karyawati "
    "harian bulanan elit mahasiswa mahasiswi eksklusif tersangka pelaku korban pelapor warna cat "
    "hijau biru merah kuning putih hitam pasar masjid musala mushola gereja sekolah sd smp sma "
    "stasiun halte terminal pelabuhan pos ronda kali sungai laut pantai muara tanggul rel tol "
    "jambu buncit asem bambu gantung utara selatan barat timur tengah dalam raya".split()
)
_DATE = re.compile(r"(?<!\d)20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_MOST_NAMES = 4
_NOWHERE: frozenset[str] = frozenset()


def scrub(text: str, places: frozenset[str] = _NOWHERE) -> str:
    """Take out of a free text what could name a person.

    NIK, phone, e-mail, "Bpk. …", "X bin Y", and the name after a home ("rumah Kenari"), of which
    the home stays. `places`: names of known places in lower case, which are nobody's.
    """
    text = _without_owners(text, places)
    for pattern in _PERSONAL:
        text = pattern.sub(" ", text)
    text = _NEIGHBOUR.sub(lambda m: m[0] if m["street"] else " ", text)
    return re.sub(r"\s{2,}", " ", text).strip(" ,;-")


def scrub_name(name: str) -> str:
    """Take out of a file's name what could name a person; any other name stays as it is."""
    path = PurePath(name)
    words = path.stem.replace("_", " ")
    undated = " ".join(_DATE.sub("", words).split()).strip(" ,;-")
    return name if scrub(undated) == undated else f"{scrub(words) or 'berkas'}{path.suffix}"


def _without_owners(text: str, places: frozenset[str]) -> str:
    kept, done = [], 0
    for home in _HOME.finditer(text):
        if home.start() < done:
            continue
        start, end = _owner(text, home, places)
        kept.append(text[done:start])
        done = end
    return "".join(kept) + text[done:]


def _owner(text: str, home: re.Match[str], places: frozenset[str]) -> tuple[int, int]:
    """Return where the name after a home begins and ends; an empty stretch where there is none."""
    start = end = home.end()
    names, capital = 0, False
    while names < _MOST_NAMES and (match := _WORD.match(text, end)):
        word = match[1].strip(".'’`-")
        plain = word.lower()
        if names == 0 and plain in _KIND_OF_HOME:
            start = end = match.end()
        elif plain in _WHOSE:
            end = match.end()
        elif (
            plain in _NO_PERSON
            or _is_place(text[match.start(1) :], home[0], places)
            or (names and not (capital and word[0].isupper()))
        ):
            break
        else:
            names, capital, end = names + 1, word[0].isupper(), match.end()
    return (start, end) if names else (start, start)


def _is_place(rest: str, home: str, places: frozenset[str]) -> bool:
    """Tell whether a text begins with a known place, alone or with the home before it."""
    words = re.findall(r"[\w'’-]+", rest.lower())[:4]
    begun = (" ".join(words[:n]) for n in range(1, len(words) + 1))
    return any(name in places or f"{home.lower()} {name}" in places for name in begun)
