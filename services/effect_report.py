"""The effect of a pilot in plain words and plain data, small counts of health kinds hidden."""

from __future__ import annotations

import math
from typing import Any

from geo.boundaries import Boundaries
from geo.effect import BEYOND, POWER, BeforeAfter, Verdict
from geo.staggered import StaggeredEffect
from services.analysis import Note
from services.effects import FEWEST_DAYS, ChannelEffect, Effects, Trial
from services.exports import SIMULATED
from services.publication import TOO_FEW, may_tell
from services.records import Channel
from services.words import number_text, period_text

_VERDICTS = {
    Verdict.FELL: Note("TURUN dibanding pembanding", "FELL beside its controls"),
    Verdict.ROSE: Note("NAIK dibanding pembanding", "ROSE beside its controls"),
    Verdict.CANNOT_TELL: Note("BELUM DAPAT DIKATAKAN", "CANNOT TELL"),
}
_ENFORCEMENT = Note(
    "Penangkapan dan asesmen dapat naik KARENA percontohan: petugas lebih sering hadir. Naiknya "
    "bukan bukti kegagalan, turunnya bukan bukti keberhasilan.",
    "Arrests and assessments may rise BECAUSE of the pilot: officers are there more often. A rise "
    "is no proof of failure, a fall no proof of success.",
)
_DISAGREE = Note(
    "  Kedua cara menghitung tidak sepakat, jadi belum dapat dikatakan.",
    "  The two methods do not agree, so nobody can tell.",
)
_LIMITS = Note(
    "Kelurahan percontohan dipilih karena angkanya tinggi, jadi sebagian penurunan dapat terjadi "
    "dengan sendirinya; pembanding yang serupa mengurangi, tidak menghapus, masalah ini.",
    "Pilots are chosen because their figures are high, so part of a fall may come by itself; "
    "controls that resemble them lessen this and do not remove it.",
)


def effect_lines(
    effects: Effects, boundaries: Boundaries, *, simulated: bool, lang: str
) -> list[str]:
    """Return the effect as lines of text in one language."""
    notes = [*_design(effects.trial, boundaries), *_refusals(effects)]
    for channel in effects.channels:
        notes += channel_notes(channel)
    watched = any(c.kind.channel is Channel.ENFORCEMENT for c in effects.channels)
    notes += [*([_ENFORCEMENT] if watched else []), _LIMITS]
    head = [SIMULATED] if simulated else []
    office = "FOR THE OFFICE ONLY." if lang == "en" else "HANYA UNTUK KANTOR."
    return [*head, office, *(note.says(lang) for note in notes)]


def effect_data(effects: Effects, boundaries: Boundaries, *, simulated: bool) -> dict[str, Any]:
    """Return the effect as plain data, verdicts in both languages."""
    trial = effects.trial
    return {
        "simulated": SIMULATED if simulated else "",
        "level": "secure",
        "pilots": [
            {"code": str(boundaries.codes[zone]), "start": start.isoformat()}
            for zone, start in zip(trial.pilots, trial.starts, strict=True)
        ],
        "before": str(trial.before),
        "after": str(trial.after),
        "controls": _codes(trial.controls, boundaries),
        "surroundings": _codes(trial.surroundings, boundaries),
        "surroundings_control": _codes(trial.surroundings_control, boundaries),
        "seed": effects.seed,
        "channels": [_channel_data(channel) for channel in effects.channels],
        "too_late": [kind.column for kind in effects.too_late],
        "warning_id": _ENFORCEMENT.id,
        "warning_en": _ENFORCEMENT.en,
    }


def published_lines(
    effects: Effects, boundaries: Boundaries, *, simulated: bool, raised_to: int | None, lang: str
) -> list[str]:
    """Return the effect as it may leave the office: verdicts alone, no count and no figure."""
    notes = [*_design(effects.trial, boundaries), *_refusals(effects)]
    notes += [_published_note(channel, raised_to) for channel in effects.channels]
    watched = any(c.kind.channel is Channel.ENFORCEMENT for c in effects.channels)
    notes += [*([_ENFORCEMENT] if watched else []), _LIMITS]
    return [*([SIMULATED] if simulated else []), *(note.says(lang) for note in notes)]


def published_data(
    effects: Effects, boundaries: Boundaries, *, simulated: bool, raised_to: int | None
) -> dict[str, Any]:
    """Return the effect as plain data that may leave the office."""
    data = effect_data(effects, boundaries, simulated=simulated)
    channels = [
        {
            "kind": channel.kind.key,
            "column": channel.kind.column,
            "verdict": channel.verdict.value if _may_tell(channel, raised_to) else None,
            "says_id": _published_note(channel, raised_to).id,
            "says_en": _published_note(channel, raised_to).en,
        }
        for channel in effects.channels
    ]
    return data | {"level": "publication", "channels": channels}


def _published_note(channel: ChannelEffect, raised_to: int | None) -> Note:
    kind = channel.kind
    told = _VERDICTS[channel.verdict] if _may_tell(channel, raised_to) else TOO_FEW
    return Note(f"{kind.label_id}: {told.id}", f"{kind.label_en}: {told.en}")


def _may_tell(channel: ChannelEffect, raised_to: int | None) -> bool:
    areas = [channel.treated, channel.control, channel.displaced, channel.displaced_control]
    counts = [n for area in (*areas, *channel.rings.values()) for n in (area.before, area.after)]
    return may_tell(channel.kind, counts, raised_to=raised_to)


def channel_notes(channel: ChannelEffect) -> list[Note]:
    """Return what one kind of record tells: verdict, figures, displacement, what could be seen."""
    kind, verdict = channel.kind, _VERDICTS[channel.verdict]
    mark = Note(" (penegakan)", " (enforcement)")
    suffix = mark if kind.channel is Channel.ENFORCEMENT else Note("", "")
    head = Note(f"\n{kind.label_id}{suffix.id}: {verdict.id}.", f"\n{kind.label_en}{suffix.en}: "
                f"{verdict.en}.")  # fmt: skip
    if channel.hidden:
        return [head, _hidden(channel)]
    notes = [head, _figures(channel), _rings(channel), _power(channel)]
    notes += [_staggered(channel.staggered)] if channel.staggered else []
    return [*notes, *([] if channel.verdict is channel.difference.verdict else [_DISAGREE])]


def _design(trial: Trial, boundaries: Boundaries) -> list[Note]:
    pilots, controls = _names(trial.pilots, boundaries), _names(trial.controls, boundaries)
    texts = [(period_text(trial.before, lang), period_text(trial.after, lang))
             for lang in ("id", "en")]  # fmt: skip
    around = _names(trial.surroundings, boundaries)
    beside = _names(trial.surroundings_control, boundaries)
    return [
        Note(
            f"Percontohan: {pilots}. Sebelum: {texts[0][0]}; sesudah: {texts[0][1]}.",
            f"Pilots: {pilots}. Before: {texts[1][0]}; after: {texts[1][1]}.",
        ),
        Note(
            f"Pembanding (bukan tetangga, jumlah kejadian serupa sebelumnya): {controls}.",
            f"Controls (no neighbours, about as many events before): {controls}.",
        ),
        Note(
            f"Sekitarnya: {around}; pembanding sekitarnya: {beside}.",
            f"Surroundings: {around}; their controls: {beside}.",
        )
        if beside
        else Note(
            f"Sekitarnya: {around}; pembandingnya tidak cukup, jadi perpindahan tidak diuji.",
            f"Surroundings: {around}; too few controls for them, so displacement is not tested.",
        ),
    ]


def _refusals(effects: Effects) -> list[Note]:
    return [
        Note(
            f"{kind.label_id}: tidak dinilai, catatannya mulai kurang dari {FEWEST_DAYS} hari "
            "sebelum percontohan.",
            f"{kind.label_en}: not judged, its records begin less than {FEWEST_DAYS} days before "
            "the pilot.",
        )
        for kind in effects.too_late
    ]


def _figures(channel: ChannelEffect) -> Note:
    d = channel.difference
    treated, control = _arrow(channel.treated), _arrow(channel.control)
    spans = [[number_text(v, lang=lang, digits=2) for v in (d.estimate, d.low, d.high)]
             for lang in ("id", "en")]  # fmt: skip
    return Note(
        f"  Percontohan {treated}, pembanding {control}; sekitarnya {_arrow(channel.displaced)}, "
        f"pembandingnya {_arrow(channel.displaced_control)}. Selisih tertimbang (WDD) "
        f"{spans[0][0]} kejadian, selang 90 % {spans[0][1]} sampai {spans[0][2]}.",
        f"  Pilots {treated}, controls {control}; surroundings {_arrow(channel.displaced)}, their "
        f"controls {_arrow(channel.displaced_control)}. Weighted displacement difference (WDD) "
        f"{spans[1][0]} events, 90 % interval {spans[1][1]} to {spans[1][2]}.",
    )


def _rings(channel: ChannelEffect) -> Note:
    rings = [(step, _arrow(area)) for step, area in sorted(channel.rings.items()) if step > 0]
    return Note(
        "  Perpindahan: " + "; ".join(f"lingkar {step}: {text}" for step, text in rings) + ".",
        "  Displacement: " + "; ".join(f"ring {step}: {text}" for step, text in rings) + ".",
    )


def _power(channel: ChannelEffect) -> Note:
    if not math.isfinite(channel.power):
        return Note(
            "  Kejadian terlalu sedikit: berhentinya SEMUA kejadian di sana pun tidak akan "
            "terlihat. Tidak terlihat bukan berarti tidak berpengaruh.",
            "  Too few events: even the end of ALL of them there would not be seen. Not seen does "
            "not mean no effect.",
        )
    share, chance = f"{100 * channel.power:.0f} %", f"{100 * POWER:.0f} %"
    return Note(
        f"  Penurunan terkecil yang dapat terlihat (peluang {chance}): {share}. Yang lebih kecil "
        "akan luput.",
        f"  The smallest fall that could be seen (with a chance of {chance}): {share}. A smaller "
        "one would be missed.",
    )


def _staggered(effect: StaggeredEffect) -> Note:
    verdict = _VERDICTS[effect.verdict]
    figures = [[number_text(v, lang=lang, digits=2)
                for v in (effect.rate_ratio, effect.low, effect.high, effect.placebo_p)]
               for lang in ("id", "en")]  # fmt: skip
    return Note(
        f"  Selisih-dari-selisih bertahap ({effect.treated_zones} percontohan): laju menjadi "
        f"{figures[0][0]} kali (selang 90 % {figures[0][1]}–{figures[0][2]}), p plasebo "
        f"{figures[0][3]}: {verdict.id.lower()}.",
        f"  Staggered difference-in-differences ({effect.treated_zones} pilots): the rate becomes "
        f"{figures[1][0]} times (90 % interval {figures[1][1]}–{figures[1][2]}), placebo p "
        f"{figures[1][3]}: {verdict.en.lower()}.",
    )


def _hidden(channel: ChannelEffect) -> Note:
    k = channel.kind.least_count
    return Note(
        f"  Angkanya tidak ditampilkan: ada jumlah di bawah {k}.",
        f"  The figures are not shown: some count is below {k}.",
    )


def _channel_data(channel: ChannelEffect) -> dict[str, Any]:
    d, notes = channel.difference, channel_notes(channel)
    shown: dict[str, Any] = {
        "kind": channel.kind.key,
        "column": channel.kind.column,
        "before": str(channel.before),
        "verdict": channel.verdict.value,
        "hidden": channel.hidden,
        "says_id": [note.id.strip() for note in notes],
        "says_en": [note.en.strip() for note in notes],
    }
    if channel.hidden:
        return shown
    areas = {name: vars(getattr(channel, name))
             for name in ("treated", "control", "displaced", "displaced_control")}  # fmt: skip
    rings = {("beyond" if step == BEYOND else str(step)): vars(area)
             for step, area in channel.rings.items()}  # fmt: skip
    power = channel.power if math.isfinite(channel.power) else None
    return shown | {
        "counts": areas,
        "rings": rings,
        "wdd": {"estimate": d.estimate, "standard_error": d.standard_error, "low": d.low,
                "high": d.high, "level": d.level},
        "smallest_fall_seen": power,
        "staggered": vars(channel.staggered) if channel.staggered else None,
    }  # fmt: skip


def _arrow(area: BeforeAfter) -> str:
    return f"{area.before} → {area.after}"


def _names(zones: tuple[int, ...], boundaries: Boundaries) -> str:
    return ", ".join(boundaries.names[str(boundaries.codes[zone])] for zone in zones)


def _codes(zones: tuple[int, ...], boundaries: Boundaries) -> list[str]:
    return [str(boundaries.codes[zone]) for zone in zones]
