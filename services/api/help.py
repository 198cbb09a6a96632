"""The help page over HTTP: the method in plain words, and the table that rules the records."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from services.api.office import LangDep
from services.help_text import CHANNELS, GLOSSARY, PARTS
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


@router.get("/help")
def help_page(lang: LangDep) -> Help:
    """Return the method in plain words."""
    return Help(
        parts=[
            PartCard(
                name=part.name,
                title=part.title.says(lang),
                texts=[text.says(lang) for text in part.texts],
                listed=part.listed,
            )
            for part in PARTS
        ],
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
