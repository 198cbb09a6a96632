"""Read which substances a text names, and how much of each."""

from __future__ import annotations

import re

from services.intake.readers import Cell
from services.intake.values import read_number
from services.records import Quantity

SUBSTANCES = {
    "sabu": ("sabu", "shabu", "metamfetamin", "metamfetamina", "methamphetamine", "ss", "met"),
    "ganja": ("ganja", "cannabis", "kanabis", "mariyuana", "marijuana", "gele", "thc"),
    "ekstasi": (
        "ekstasi",
        "ekstasy",
        "extasi",
        "extasy",
        "extacy",
        "ecstasy",
        "inex",
        "mdma",
        "xtc",
    ),
    "heroin": ("heroin", "putaw", "putau"),
    "kokain": ("kokain", "cocaine"),
    "tembakau sintetis": (
        "tembakau sintetis",
        "sintetis",
        "gorila",
        "gorilla",
        "sinte",
        "synthetic",
    ),
    "LSD": ("lsd",),
    "khat": ("khat",),
    "ketamin": ("ketamin", "ketamine"),
    "etomidate": ("etomidate", "etomidat", "vape"),
    "morfin": ("morfin", "morphine"),
    "petidin": ("petidin", "pethidine"),
    "fentanil": ("fentanil", "fentanyl"),
    "metadon": ("metadon", "methadone"),
    "kodein": ("kodein", "codeine"),
    "buprenorfin": ("buprenorfin", "subutex", "suboxone"),
    "tramadol": ("tramadol",),
    "trihexyphenidyl": ("trihexyphenidyl", "trihex", "thp", "hexymer"),
    "dextromethorphan": ("dextromethorphan", "dekstro", "dextro"),
    "alprazolam": ("alprazolam", "xanax"),
    "obat keras": ("obat keras", "pil koplo", "psikotropika", "benzo", "benzodiazepin"),
}
OTHER_SUBSTANCE = "lainnya"
_DENIED = re.compile(r"\b[a-z]+\s*(?:\(\s*[-–]\s*\)|:\s*(?:neg\w*|[-–])(?=\s|,|;|$))")
_NEGATIVE = r"(?:neg(?:atif|ative)?|non[\s-]?reakti[fv]e?)\b"
_FOUND_NOTHING = re.compile(rf"\b{_NEGATIVE}[^;()]*?(?=positi|\breakti|[;()]|$)")
"""What a test did not find: "THC (-)", "Negatif MET, THC"; what stands before it was found."""
_ANY_MEDICINE = "obat keras"
"""Says less than the name of the medicine beside it ("obat keras (tramadol)")."""
SUBSTANCE_WORDS = {word: name for name, words in SUBSTANCES.items() for word in words}
_NAMED_NEGATIVE = re.compile(
    rf"\b(?:{'|'.join(sorted(SUBSTANCE_WORDS, key=len, reverse=True))})\s+{_NEGATIVE}"
)

UNITS: dict[str, tuple[str, float]] = {
    "mg": ("gram", 0.001), "g": ("gram", 1), "gr": ("gram", 1), "grm": ("gram", 1),
    "gram": ("gram", 1), "ons": ("gram", 100), "kg": ("gram", 1000), "kilo": ("gram", 1000),
    "kilogram": ("gram", 1000), "ton": ("gram", 1_000_000), "btr": ("butir", 1),
    "butir": ("butir", 1), "tablet": ("butir", 1), "tab": ("butir", 1), "pil": ("butir", 1),
    "kapsul": ("butir", 1), "paket": ("paket", 1), "pkt": ("paket", 1), "bks": ("paket", 1),
    "bungkus": ("paket", 1), "linting": ("linting", 1), "batang": ("batang", 1),
    "pohon": ("batang", 1), "lembar": ("lembar", 1), "lbr": ("lembar", 1), "ml": ("ml", 1),
    "liter": ("ml", 1000), "botol": ("botol", 1), "ampul": ("ampul", 1), "pcs": ("buah", 1),
    "strip": ("strip", 1),
    "buah": ("buah", 1), "unit": ("buah", 1), "cartridge": ("buah", 1),
}  # fmt: skip
_LISTED = re.compile(r"\s*[/;+&\n]\s*|,\s+|\s+dan\s+")
_AMOUNT = re.compile(r"(\d[\d.,]*)\s*([A-Za-z]+)?")


def read_substance(value: Cell) -> str | None:
    """Return the usual name of the first substance a text speaks of, None where it is empty."""
    found = _substances(value)
    return found[0] if found else None


def read_substances(value: Cell) -> str | None:
    """Return the usual names of all substances a text speaks of, with commas between them."""
    return ", ".join(_substances(value)) or None


def _substances(value: Cell) -> list[str]:
    said = value.lower() if isinstance(value, str) else ""
    text = _FOUND_NOTHING.sub("", _NAMED_NEGATIVE.sub("", _DENIED.sub("", said)))
    if not re.search(r"[a-z]", text):
        return []
    places = {
        (found.start(), name)
        for word, name in SUBSTANCE_WORDS.items()
        if (found := re.search(rf"\b{word}\b", text))
    }
    names = list(dict.fromkeys(name for _, name in sorted(places)))
    if len(names) > 1 and _ANY_MEDICINE in names:
        names.remove(_ANY_MEDICINE)
    return names or ([] if text != said else [OTHER_SUBSTANCE])


def read_quantities(value: Cell) -> tuple[Quantity, ...]:
    """Read "Sabu 12,5 gr; Ekstasi 9 btr" into typed quantities; units are never mixed.

    Only names of substances survive: any other word becomes "lainnya".
    """
    if not isinstance(value, str):
        return ()
    parts = re.split(r"[;\n+&]|\s/\s|,\s+(?=[A-Za-z])|\bdan\b", value)
    return tuple(q for part in parts for q in _read_quantity(part))


def _read_quantity(text: str) -> tuple[Quantity, ...]:
    substance = read_substance(text)
    for number, word in _AMOUNT.findall(text):
        unit = UNITS.get(word.lower())
        amount = read_number(number.rstrip(".,"))
        if substance and unit and amount is not None:
            return (Quantity(substance, round(amount * unit[1], 6), unit[0]),)
    return ()


def quantity_of(substance: Cell, amount: Cell, unit: Cell) -> tuple[Quantity, ...]:
    """Read quantities that stand in columns of their own ("sabu dan ekstasi", "3 / 5", …)."""
    names, amounts, units = map(_parts_of, (substance, amount, unit))
    units = units * len(names) if len(units) == 1 else units
    if not len(names) == len(amounts) == len(units):
        if len(names) == 1 and unit is None and all(_tells_unit(own) for own in amounts):
            return _one_quantity(substance, amounts[0], None)  # "2 paket, 1,5 gr": the same twice
        return _one_quantity(substance, amount, unit) if len(amounts) == 1 else ()
    same = zip(names, amounts, units, strict=True)
    return tuple(quantity for own in same for quantity in _one_quantity(*own))


def _tells_unit(amount: Cell) -> bool:
    found = _AMOUNT.search(amount) if isinstance(amount, str) else None
    return bool(found and found[2] and found[2].lower() in UNITS)


def listed(text: str) -> list[str]:
    """Return the parts of a cell that lists several things ("gram / butir", "sabu dan ganja")."""
    return _LISTED.split(text)


def _parts_of(cell: Cell) -> list[Cell]:
    return [*listed(cell)] if isinstance(cell, str) else [cell]


def _one_quantity(substance: Cell, amount: Cell, unit: Cell) -> tuple[Quantity, ...]:
    name = read_substance(substance)
    if unit is None and name is not None:
        return _read_quantity(f"{name} {amount}")
    number, known = read_number(amount), UNITS.get(str(unit).strip(" .").lower())
    if name is None or number is None or known is None:
        return ()
    return (Quantity(name, round(number * known[1], 6), known[0]),)
