"""Addresses in many styles and spellings, made from names alone: a test nobody can tune rows to."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STYLES = (
    "Jl. {street} No.{n}, RT.{rt}/RW.{rw}, {kel}, Kec. {kec}, {city_short}, Daerah Khusus Ibukota "
    "Jakarta {postal}",
    "Jl. {street} No.{n}, RT.{rt}/RW.{rw}, {kel}, {kec}, {city_short}",
    "Jalan {street} {n} RT{rt:03}/{rw:03} Kel {kel} {city}",
    "Jl {street} Gg. {n} Rt.{rt} Rw.{rw}, Kel. {kel}, Kec. {kec}",
    "JLN. {street} BLOK A/{n} RT {rt}/{rw} KELURAHAN {kel} KECAMATAN {kec} {city}",
    "{street} No {n} Rt/Rw. {rt:03}/{rw:02} {kel} {city}",
    "Jl. {street} RT {rt}/{rw}, {kel}, {city} {postal}",
    "Gang {n} RT.{rt:03}/{rw:03} {kel}, Kec. {kec}, Kota {city}",
    "Kp. Baru RT 0{rt} RW 0{rw}, Desa/Kel. {kel}, {kec}",
    "Rusun {street} Lt. {rt} No. {n}, {kel}, {kec}, {city}",
    "samping masjid, Jl. {street}; {kel}; {city}",
    "Kel. {kel}, Kec. {kec}",
    "{kel}, {kec}, {city}",
    "Jl. {street} - {kel} - {city}",
)
STREETS = (
    "Melati", "Anggrek II", "Mangga", "Haji Saleh", "Masjid Al Huda", "Flamboyan III", "Kamboja",
    "Raya Utama", "Inspeksi Kali", "Mawar V", "Kenanga Raya", "Pendidikan", "Gotong Royong IV",
)  # fmt: skip
SYLLABLES = tuple("ba ce da gu ha jo ku le mi no pa ri su ti wo".split())
_SHORT = {
    "utara": ["Utr", "Ut.", "Utara"], "selatan": ["Sel.", "Selatan", "Slt"],
    "timur": ["Tim.", "Timur", "Tmr"], "barat": ["Bar.", "Barat", "Brt"],
    "tanjung": ["Tj.", "Tg.", "Tanjung"], "kelapa": ["Klp.", "Kelapa"], "kebon": ["Kb.", "Kebon"],
    "sungai": ["Sei", "Sungai"], "pondok": ["Pd.", "Pondok"], "kampung": ["Kp.", "Kampung"],
    "dua": ["2", "II", "Dua"], "pasar": ["Ps.", "Pasar"],
}  # fmt: skip


_NUMBERS = re.compile(
    r"(?i)(?P<house>\bno[\s.:]*)\d+|(?P<rt>\brt[\s./rw:]*)\d+(?P<between>\W+(?:rw)?\W*)\d+"
)


@dataclass(frozen=True)
class Kelurahan:
    """Hold the names an address is made from."""

    code: str
    name: str
    kecamatan: str
    city: str
    postal_code: str


def misspell(rng: random.Random, name: str, errors: int) -> str:
    """Return a name with letters dropped, doubled, swapped or changed; its first letter stays."""
    letters = list(name)
    for _ in range(errors):
        at = rng.randrange(1, len(letters))
        kind = rng.choice(("drop", "double", "swap", "change"))
        if kind == "drop" and len(letters) > 3:
            del letters[at]
        elif kind == "double":
            letters.insert(at, letters[at])
        elif kind == "swap" and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = rng.choice(string.ascii_lowercase)
    return "".join(letters)


def respell(rng: random.Random, name: str) -> str:
    """Return a name as offices write it: shortened words, joined or split words, capitals."""
    words = [rng.choice(_SHORT.get(word.lower(), [word])) for word in name.split()]
    joined = (" " if rng.random() < 0.8 else "").join(words[:2])
    text = " ".join([joined, *words[2:]])
    return rng.choice((text, text.upper(), text.lower(), text))


def renumbered(rng: random.Random, text: str) -> str:
    """Return an address with other numbers of house, RT and RW; one without gets a house number."""

    def draw(match: re.Match[str]) -> str:
        if match["house"]:
            return f"{match['house']}{rng.randint(1, 400)}"
        return f"{match['rt']}{rng.randint(1, 20)}{match['between']}{rng.randint(1, 17)}"

    changed = _NUMBERS.sub(draw, text)
    return changed if changed != text else f"{text} No. {rng.randint(1, 4000)}"


def made_streets(count: int, seed: int) -> tuple[str, ...]:
    """Make up names of streets, most of them with a number, "Raya" or a direction."""
    rng, names = random.Random(seed), dict[str, None]()
    while len(names) < count:
        word = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title()
        first = rng.choice(("", "", *(street.split()[0] for street in STREETS)))
        last = rng.choice(("", "", "", "II", "3", "V", "Raya", "Utara", "Dalam"))
        names[" ".join(filter(None, (first, word, last)))] = None
    return tuple(names)


def addresses(
    kelurahan: Sequence[Kelurahan],
    *,
    each: int,
    errors: int,
    seed: int,
    streets: Sequence[str] = STREETS,
) -> Iterator[tuple[str, Kelurahan]]:
    """Yield `each` addresses for every kelurahan, each name with `errors` wrong letters."""
    rng = random.Random(seed)
    for place in kelurahan:
        for _ in range(each):
            name = respell(rng, place.name) if not errors else misspell(rng, place.name, errors)
            direction = place.city.split()[-1]
            yield rng.choice(STYLES).format(
                street=rng.choice(streets), n=rng.randint(1, 99), rt=rng.randint(1, 19),
                rw=rng.randint(1, 17), kel=name, kec=respell(rng, place.kecamatan),
                city=place.city, city_short=f"Kota Jkt {direction}", postal=place.postal_code,
            ), place  # fmt: skip
