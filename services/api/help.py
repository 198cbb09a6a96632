"""The help page over HTTP: the method in plain words, and the table that rules the records."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from services.analysis import Note
from services.api.office import LangDep
from services.cautions import CAUTIONS
from services.help_text import CHANNELS, GLOSSARY, PARTS, Part
from services.records import RECORD_KINDS

router = APIRouter(prefix="/api/v1", tags=["help"])


class PartCard(BaseModel):
    """One part; `listed`: its texts are points."""

    name: str
    title: str
    texts: list[str]
    listed: bool


class TermCard(BaseModel):
    """One term and its meaning."""

    term: str
    meaning: str


class RuleCard(BaseModel):
    """What holds for one kind of record; `least_count` 0: none is hidden."""

    label: str
    channel: str
    enters_threat: bool
    least_count: int
    finest: str


class Help(BaseModel):
    """The help page in one language."""

    parts: list[PartCard]
    terms: list[TermCard]
    kinds: list[RuleCard]


_CAUTIONS_AT = 1 + [part.name for part in PARTS].index("cannot")


def _cautions() -> Part:
    """Return what no model can mend, with what was measured."""
    title = Note("Yang tidak dapat dibetulkan model mana pun", "What no model can mend")
    texts = tuple(Note(caution.says("id"), caution.says("en")) for caution in CAUTIONS)
    return Part("cautions", title, texts, listed=True)


def _part(part: Part, lang: str) -> PartCard:
    return PartCard(
        name=part.name,
        title=part.title.says(lang),
        texts=[text.says(lang) for text in part.texts],
        listed=part.listed,
    )


@router.get("/help")
def help_page(lang: LangDep) -> Help:
    """Return the method in plain words."""
    parts = (*PARTS[:_CAUTIONS_AT], _cautions(), *PARTS[_CAUTIONS_AT:])
    return Help(
        parts=[_part(part, lang) for part in parts],
        terms=[TermCard(term=t.term.says(lang), meaning=t.meaning.says(lang)) for t in GLOSSARY],
        kinds=[
            RuleCard(
                label=kind.label(lang),
                channel=CHANNELS[kind.channel].says(lang),
                enters_threat=kind.enters_threat,
                least_count=kind.least_count,
                finest=kind.finest,
            )
            for kind in RECORD_KINDS.values()
        ],
    )
