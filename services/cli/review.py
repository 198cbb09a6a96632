"""Commands for what a person must look at: the review queue."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from services.cli.session import Session, session_of
from services.review import Desk
from services.roles import who_did
from services.store.protocol import Decision, Review
from services.words import moment_text

Identity = Annotated[
    str, typer.Argument(help="Pengenal dari 'review list'.||Identity from 'review list'.")
]
Alone = Annotated[
    bool,
    typer.Option(
        "--alone", help="Hanya catatan ini, bukan alamat yang sama.||Only this record, not equal "
        "addresses.",
    ),
]  # fmt: skip

_LIST = "Tampilkan catatan yang lokasinya meragukan.||Show records whose place is doubtful."
_ACCEPT = "Terima salah satu calon (1 = terbaik).||Accept a candidate (1 = the best)."
_CHOOSE = "Tentukan kelurahannya.||Say which kelurahan it is."
_PIN = "Tentukan titiknya: bujur lintang.||Put it on a point: lon lat."
_UNKNOWN = "Nyatakan tidak dapat diketahui.||Say that it cannot be known."
_DECISIONS = "Tampilkan keputusan.||Show decisions."
_UNDO = "Batalkan sebuah keputusan.||Undo a decision."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    review = typer.Typer(
        help="Tinjau lokasi yang meragukan.||Review doubtful places.", no_args_is_help=True,
        rich_markup_mode=None,
    )  # fmt: skip
    review.command("list", help=_LIST)(list_reviews)
    review.command("accept", help=_ACCEPT)(accept)
    review.command("choose", help=_CHOOSE)(choose)
    review.command("pin", help=_PIN, context_settings={"ignore_unknown_options": True})(pin)
    review.command("unknown", help=_UNKNOWN)(unknown)
    review.command("decisions", help=_DECISIONS)(list_decisions)
    review.command("undo", help=_UNDO)(undo)
    app.add_typer(review, name="review")


def list_reviews(
    ctx: typer.Context,
    reason: Annotated[str | None, typer.Option(help="uncertain, contradiction, no_evidence.")] = (
        None
    ),
    file: Annotated[str | None, typer.Option(help="Nama berkas.||File name.")] = None,
) -> None:
    """Show the queue."""
    session = session_of(ctx)
    waiting = _desk(session).waiting(reason=reason, file=file)
    empty = "Nothing waits." if session.lang == "en" else "Tidak ada yang menunggu."
    data = {"reviews": [_review_data(r, session.lang) for r in waiting]}
    session.result(data, [_review_line(r) for r in waiting] or [empty])


def accept(
    ctx: typer.Context,
    identity: Identity,
    candidate: Annotated[int, typer.Option(help="Nomor calon.||Number of the candidate.")] = 1,
    alone: Alone = False,
) -> None:
    """Accept a candidate."""
    session = session_of(ctx)
    _tell(session, _desk(session).accept(identity, candidate, equal=not alone))


def choose(
    ctx: typer.Context,
    identity: Identity,
    code: Annotated[str, typer.Argument(help="Kode kelurahan.||Code of the kelurahan.")],
    alone: Alone = False,
) -> None:
    """Choose a kelurahan."""
    session = session_of(ctx)
    _tell(session, _desk(session).choose(identity, code, equal=not alone))


def pin(
    ctx: typer.Context,
    identity: Identity,
    lon: Annotated[float, typer.Argument(help="Bujur.||Longitude.")],
    lat: Annotated[float, typer.Argument(help="Lintang.||Latitude.")],
    alone: Alone = False,
) -> None:
    """Put a record on a point."""
    session = session_of(ctx)
    _tell(session, _desk(session).pin(identity, lon, lat, equal=not alone))


def unknown(ctx: typer.Context, identity: Identity, alone: Alone = False) -> None:
    """Leave a record unplaced."""
    session = session_of(ctx)
    _tell(session, _desk(session).leave_unknown(identity, equal=not alone))


def list_decisions(ctx: typer.Context) -> None:
    """Show all decisions."""
    session = session_of(ctx)
    made = session.office.store.decisions(session.settings.city)
    lines = [_decision_line(d, session.lang) for d in made]
    session.result({"decisions": [_decision_data(d) for d in made]}, lines or ["–"])


def undo(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="Nomor keputusan.||Number of the decision.")],
) -> None:
    """Undo a decision."""
    session = session_of(ctx)
    _tell(session, _desk(session).undo(number))


def _desk(session: Session) -> Desk:
    return session.office.desk


def _tell(session: Session, decision: Decision) -> None:
    """Report a decision, and let it teach the gazetteer."""
    session.office.learn()
    session.result(_decision_data(decision), [_decision_line(decision, session.lang)])


def _review_data(review: Review, lang: str) -> dict[str, Any]:
    candidates = [
        {**c, "reasons": [r["en" if lang == "en" else "id"] for r in c["reasons"]]}
        for c in review.candidates
    ]
    return {
        "identity": review.identity, "kind": review.kind, "file": review.file_name,
        "row": review.row, "reason": review.reason, "text": review.text,
        "candidates": candidates,
    }  # fmt: skip


def _review_line(review: Review) -> str:
    proposed = ", ".join(
        f"{n}. {c['name']} ({c['probability']:.0%})"
        for n, c in enumerate(review.candidates, start=1)
    )
    return (
        f"{review.identity[:8]}  {review.file_name}:{review.row}  {review.reason}  "
        f"{review.text}\n          {proposed or '–'}"
    )


def _decision_data(decision: Decision) -> dict[str, Any]:
    place = decision.location
    return {
        "decision": decision.id, "action": decision.action, "records": len(decision.identities),
        "kelurahan_code": place.kelurahan_code, "lon": place.lon, "lat": place.lat,
        "decided_at": decision.decided_at.isoformat(), "decided_by": decision.decided_by,
        "undone_at": decision.undone_at.isoformat() if decision.undone_at else None,
    }  # fmt: skip


def _decision_line(decision: Decision, lang: str) -> str:
    undone = " ×" if decision.undone_at else ""
    who = who_did(decision.decided_by).says(lang)
    return (
        f"{decision.id:>4}  {moment_text(decision.decided_at)}  {who:<14}  "
        f"{decision.action:<9}  {len(decision.identities):>4}  "
        f"{decision.location.kelurahan_code or '–'}{undone}"
    )
