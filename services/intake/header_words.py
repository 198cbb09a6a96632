"""How well a header's words fit the phrases that name a field, however they are written."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from rapidfuzz import fuzz

from services.intake.abbreviations import EXPANSIONS, FILLER, SHORT_PARTS, WEAK
from services.intake.roots import root_of
from services.intake.vocabulary import FIELDS, PERSON, READ_BY_NOBODY

NOBODY = "nobody"
"""The field of columns that nobody reads."""
LEAST_SCORE, _LEAST_OF_A_DAY = 0.62, 0.8
_SAME_WORD = 85.0
_SEQUENCE_LEAST = 0.8
_WEAK_COST, _UNKNOWN_COST = 0.3, 0.5
_PERSON_HINT = 0.4
_SURELY = 0.8
_LEAST_HINT, _BY_HEAD = 0.15, 0.5
_SHORTEST_PART, _MOST_PARTS = 3, 3
# Words that stand in phrases of persons ("jenis kelamin") and alone speak of none.
_OF_ANYTHING = {"jenis", "nomor", "tempat", "tanggal", "status"}
_DAY, _BIRTH = ("tanggal", "waktu", "hari"), "lahir"
_A_NAME = {"nama"}
SECOND = {
    "date": re.compile(
        r"\b(timestamp|cap|surat|permohonan|pengajuan|(di)?lapor\w*|(di)?terima|registrasi|pendaftaran|cetak|"
        r"pulang|keluar|selesai|(ber)?akhir\w*|(di)?tutup|berlaku|kontrol|berikut\w*|closed|"
        r"end(ed)?|valid|next|tl|tindak|respons?|disposisi|rujuk\w*|(di)?ambil|(pe)?limpah\w*)\b"
    ),
    "participants": re.compile(r"\b(di)?undang\w*|\binvit\w+|\btarget\b|\brencana\b"),
}
"""What a field means only where nothing better stands beside it: the day of a paper about what
happened or of its end, those who were asked to come.
"""
_OF_THE_CASE = re.compile(r"\b(pen)?tangkap\w*|\bkejadian\b|\bperkara\b")
_CLIENTS = frozenset(
    "nik ktp kependudukan klien pasien pemohon tersangka terperiksa terasesmen pelaku".split()
)
_NUMBERS_OF_PERSONS = frozenset(
    "usia umur tahun lahir nomor nik ktp kk nip nisn npwp bpjs rekening identitas induk id paspor "
    "telepon hp handphone kontak wa whatsapp kelamin jk gender alamat rumah plat polisi".split()
)
# The first word of an Indonesian name is what the thing is; the others say whose or which.
_HEADS = {
    "tanggal": "date", "waktu": "date", "alamat": "address", "lokasi": "address",
    "tempat": "address", "kelurahan": "kelurahan", "kecamatan": "kecamatan",
    "koordinat": "coordinate", "zat": "substance", "napza": "substance",
    "rekomendasi": "recommendation", "instansi": "agency", "nomor": "number",
    "peserta": "participants", "keperluan": "purpose",
}  # fmt: skip
_VOWELS = re.compile(r"[aeiou]")
_SIGNS = (("(+)", " positif "), ("(n)", " jumlah "), ("s/n", "nomor"), ("di mana", " tempat "))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the plain lower-case words of a header, abbreviations and English written out."""
    text = _CAMEL.sub(" ", text).lower()
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    text = re.sub(r"\b(number|no) of\b|^n[_ ]", "jumlah ", text)
    parts = re.findall(r"[a-z#]+\d*", text.replace("'", ""))
    words = " ".join(_written_out(p) for part in parts for p in _parts_of(part)).split()
    return tuple(dict.fromkeys(w for w in words if w not in FILLER))


def _written_out(part: str) -> str:
    for word in (part, part.removesuffix("nya") if len(part) > 5 else part):
        if word in EXPANSIONS:
            return EXPANSIONS[word]
        if word in _KNOWN:
            return word
    if len(part) >= _SHORTEST_PART and len(meant := _BARE.get(part, ())) == 1:
        return next(iter(meant))
    root = root_of(part, _is_known)
    return EXPANSIONS.get(root, root) or (part.removesuffix("nya") if len(part) > 5 else part)


@lru_cache(maxsize=4096)
def _parts_of(word: str) -> tuple[str, ...]:
    """Return the words that an unknown one is written together from ("kodewil": kode, wil)."""
    if _is_known(word) or any(same_word(word, known) for known in _KNOWN):
        return (word,)
    return _split(word, _MOST_PARTS) or (word,)


def _split(word: str, most: int) -> tuple[str, ...]:
    """Return a word as the fewest known words that make it up, () where none do."""
    if _is_known(word) and (len(word) >= _SHORTEST_PART or word in SHORT_PARTS):
        return (word,)
    if most == 1:
        return ()
    ways = [
        (word[:cut], *rest)
        for cut in range(2, len(word) - 1)
        if _split(word[:cut], 1) and (rest := _split(word[cut:], most - 1))
    ]
    return min(ways, key=lambda way: (len(way), -len(way[0])), default=())


def _is_known(word: str) -> bool:
    return word in EXPANSIONS or word in _KNOWN


@lru_cache(maxsize=4096)
def field_scores(header: str) -> tuple[tuple[str, float], ...]:
    """Return the fields that a header may name, with scores from 0 to 1."""
    words = words_of(header)
    if not words:
        return (("sequence", 1.0),) if header.strip() in {"#", "No."} else ()
    best = {
        field: max(_similarity(words, phrase) for phrase in phrases)
        for field, phrases in _PHRASES.items()
    }
    found = {
        field: score
        for field, score in best.items()
        if score >= (_SEQUENCE_LEAST if field == "sequence" else LEAST_SCORE)
    }
    if _is_day_of_no_birth(words) and best[PERSON] < _SURELY:
        found.pop(PERSON, None)
        found["date"] = max(best["date"], _LEAST_OF_A_DAY)  # however long the question
    if _OF_ANYTHING.issuperset(words):
        found.pop(PERSON, None)
    return tuple(found.items())


def _is_day_of_no_birth(words: tuple[str, ...]) -> bool:
    """Tell whether a header is of a day; the only one that is a person's is that of birth."""
    return words[0] in _DAY and _BIRTH not in words


def is_of_numbers(header: str) -> bool:
    """Tell whether a header may be of a person's numbers: age, identity, telephone, house."""
    return not _NUMBERS_OF_PERSONS.isdisjoint(words_of(header))


def names_only(header: str) -> bool:
    """Tell whether a header speaks of a person by the word for a name alone."""
    words = words_of(header)
    rest = [w for w in words if w not in _A_NAME]
    return len(rest) < len(words) and not any(
        same_word(w, p) for w in rest for phrase in _PHRASES[PERSON] for p in phrase
    )


def speaks_of_persons(header: str) -> bool:
    """Tell whether any word of a header is one of persons, and of nothing else."""
    return any(w in _OF_PERSONS and w not in _OF_ANYTHING | _A_NAME for w in words_of(header))


def is_second(field: str, header: str, expected: Container[str] = ()) -> bool:
    """Tell whether a header names a field in a sense that is not the first one.

    `expected`: the fields of the table's kind; the day of an arrest is not that of an assessment.
    """
    if field not in SECOND:
        return False
    text = f"{header.lower()} {' '.join(words_of(header))}"
    earlier = field == "date" and "recommendation" in expected and _OF_THE_CASE.search(text)
    return bool(earlier or SECOND[field].search(text))


def has_word_of_persons(header: str) -> bool:
    """Tell whether any word of a header is one of persons: of a name, of a birth, of a card."""
    return any(w in _OF_PERSONS and w not in _OF_ANYTHING for w in words_of(header))


def speaks_of_clients(header: str) -> bool:
    """Tell whether a header names those whom a record is about, not who wrote it down."""
    return not _CLIENTS.isdisjoint(words_of(header))


@lru_cache(maxsize=4096)
def field_hints(header: str) -> dict[str, float]:
    """Return what single words of a header point to, from 0 to 1, where no phrase names it.

    Each word points to the fields in whose phrases it stands, the more the fewer they are, and the
    first word most of all. A header in which anything points to a person gives no hint.
    """
    words = words_of(header)
    if not words:
        return {}
    person = max(_similarity(words, p) for p in _PHRASES[PERSON])
    if person >= (_SURELY if _is_day_of_no_birth(words) else _PERSON_HINT):
        return {}
    found: dict[str, float] = {}
    total = max(sum(_cost(word) for word in words), 1.0)
    for word in words:
        for field, share in _POINTS.get(_nearest(word), {}).items():
            found[field] = found.get(field, 0.0) + share * _cost(word) / total
    if head := _HEADS.get(words[0]):
        found[head] = max(found.get(head, 0.0), _BY_HEAD)
    return {f: hint for f, hint in found.items() if hint >= _LEAST_HINT and f != NOBODY}


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    """Return the known word that a word is or is misspelt from; itself where there is none."""
    best = word if word in _POINTS else max(_POINTS, key=lambda known: same_word(word, known))
    return best if same_word(word, best) else word


def _similarity(words: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    """Return the F-measure of a header's words against a phrase.

    Spelling errors are allowed; a word that is no known one, or is often added to anything, counts
    less against the phrase than one that names something else.
    """
    shared = sum(max(same_word(w, p) for w in words) for p in phrase)
    if shared <= 0:
        return 0.0
    length = sum(1.0 if any(same_word(w, p) for p in phrase) else _cost(w) for w in words)
    return 2 * shared / (length + len(phrase))


@lru_cache(maxsize=4096)
def _cost(word: str) -> float:
    if word in WEAK:
        return _WEAK_COST
    return 1.0 if word in _KNOWN else _UNKNOWN_COST


@lru_cache(maxsize=200_000)
def same_word(word: str, other: str) -> float:
    """Tell how surely two words are one: misspelt, cut short, or written without vowels."""
    if word == other:
        return 1.0
    if word in _KNOWN and (len(word) < 5 or (other in _KNOWN and other not in _OF_PERSONS)):
        return 0.0
    if len(word) >= 3 and len(word) < len(other) and word not in _KNOWN:
        if other.startswith(word):
            return 0.9 if len(word) > 3 else 0.8
        bare = _VOWELS.sub("", word)
        if len(bare) >= 3 and len(word) - len(bare) <= 1 and _skeleton(other) == _skeleton(word):
            return 0.9
    if min(len(word), len(other)) < 4:
        return 0.0
    ratio = fuzz.ratio(word, other)
    return ratio / 100 if ratio >= _SAME_WORD else 0.0


def _skeleton(word: str) -> str:
    """Return a word without its vowels, but for the first letter."""
    return word[:1] + _VOWELS.sub("", word[1:])


def _plain_words(phrase: str) -> tuple[str, ...]:
    parts = " ".join(EXPANSIONS.get(p, p) for p in re.findall(r"[a-z#]+\d*", phrase)).split()
    return tuple(dict.fromkeys(w for w in parts if w not in FILLER)) or (phrase,)


_PHRASES: dict[str, list[tuple[str, ...]]] = {
    field: list(dict.fromkeys(map(_plain_words, phrases)))
    for field, phrases in {**FIELDS, NOBODY: READ_BY_NOBODY}.items()
}
_OF_PERSONS = {w for phrase in _PHRASES[PERSON] for w in phrase}
_KNOWN = {w for phrases in _PHRASES.values() for phrase in phrases for w in phrase}


def _bare_words() -> dict[str, set[str]]:
    """Return what each word without vowels may stand for ("brp": berapa, which asks how many)."""
    found: dict[str, set[str]] = {}
    for word in (*EXPANSIONS, *_KNOWN):
        bare = _skeleton(word)
        if len(word) > len(bare) + 1:
            found.setdefault(bare, set()).add(EXPANSIONS.get(word, word))
    return found


_BARE = _bare_words()


def _pointers() -> dict[str, dict[str, float]]:
    """Return for each word the share with which it stands for each field's phrases."""
    found: dict[str, dict[str, float]] = {}
    for field, phrases in _PHRASES.items():
        for phrase in phrases:
            for word in phrase:
                of = found.setdefault(word, {})
                of[field] = of.get(field, 0.0) + 1 / (len(phrase) * len(phrases))
    return {w: {f: s / sum(of.values()) for f, s in of.items()} for w, of in found.items()}


_POINTS = _pointers()
