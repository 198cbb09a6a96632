"""How far a channel is believed: what it shares with the others against a pattern of its own.

A channel's noise is independent from zone to zone, so a channel that sees nothing of threat but
has a smooth pattern of its own (who owns a telephone, which clinic is near) would be read as
threat. Each channel that officers do not fill is therefore also read as silent: a surface of its
own, apart from all others. Bayes' rule says how far each reading is believed (Kass and Raftery
1995), and draws come from all of them (Hoeting et al. 1999).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from geo.errors import ThreatNotIdentified
from geo.threat_evidence import Channel, Sources, assemble
from geo.threat_model import start
from geo.threat_pulls import pulls_of
from geo.threat_scales import (
    Fitted,
    Priors,
    Search,
    fit_scales,
    log_evidence,
    root_of_covariance,
)

Floats = npt.NDArray[np.float64]

_BEYOND_DOUBT = 12.0  # nats: a belief under 1e-5 would change no draw


@dataclass(frozen=True)
class Reading:
    """Hold one reading of the sources: the model's mode, and how far it is believed.

    sources: without the channel that is read as `silent`, if any; root: of the covariance of the
    scales at the mode; own_sd, own_signal: sd of the silent channel's own pattern, and its log
    rate against the city (n,); belief: 0 to 1, all
    readings sum to 1.
    """

    sources: Sources
    search: Search
    best: Fitted
    root: Floats
    evidence: float
    silent: str = ""
    own_sd: float = 0.0
    own_signal: Floats = field(default_factory=lambda: np.zeros(0))
    belief: float = 1.0


def readings(sources: Sources) -> list[Reading]:
    """Read the sources with every channel, and with each doubted one silent; weigh the readings.

    A channel is doubted with the probability that it states, unless the others could not tell
    threat without it. Raises as `assemble`.
    """
    full = _read(sources)
    doubted = [(channel, _without(full, channel)) for channel in sources.channels
               if channel.doubt > 0 and not channel.enforcement]  # fmt: skip
    found = [(channel.doubt, reading) for channel, reading in doubted if reading is not None]
    every = [full, *(reading for _, reading in found)]
    # Prior odds against the reading that believes every channel.
    odds = np.array([1.0, *(doubt / (1.0 - doubt) for doubt, _ in found)])
    log_belief = np.log(odds) + [reading.evidence for reading in every]
    belief = np.exp(log_belief - log_belief.max())
    belief /= belief.sum()
    return [replace(r, belief=float(b)) for r, b in zip(every, belief, strict=True)]


def _read(sources: Sources) -> Reading:
    search = Search(*assemble(sources), Priors())
    return _settled(sources, search, fit_scales(search))


def _settled(sources: Sources, search: Search, best: Fitted) -> Reading:
    root = root_of_covariance(search, best)
    return Reading(sources, search, best, root, log_evidence(search, best, root))


def _without(full: Reading, channel: Channel) -> Reading | None:
    """Read one channel as silent; None where it has no records or the others cannot do without."""
    if not np.nansum(channel.totals) > 0:
        return None
    left = [c for c in full.sources.channels if c is not channel]
    sources = replace(full.sources, channels=left)
    try:
        search = Search(*assemble(sources), Priors())
    except ThreatNotIdentified:
        return None
    own = _read(replace(full.sources, channels=[channel], survey=None, effort=None))
    others = _others(full, channel, search, sources, own.evidence)
    scales = own.best.factor.given.scales
    return replace(
        others,
        evidence=others.evidence + own.evidence,
        silent=channel.name,
        own_sd=float(np.hypot(scales.sigma, scales.noise[0])),
        own_signal=pulls_of(own.best, own.sources.population)[0][:, 0],
    )


def _others(
    full: Reading, channel: Channel, search: Search, sources: Sources, own_evidence: float
) -> Reading:
    """Read the other channels: first at the scales of the full model, from where they hardly move.

    Only where that leaves any doubt are their own scales searched, which takes the time.
    """
    index = 2 + [c.name for c in full.sources.channels].index(channel.name)
    first = np.delete(full.best.vector, index)
    covariance = np.delete(np.delete(full.root @ full.root.T, index, axis=0), index, axis=1)
    root = np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)
    there = search.fit_at(first, start(search.evidence))
    rough = Reading(sources, search, there, root, log_evidence(search, there, root))
    odds = np.log(channel.doubt / (1.0 - channel.doubt))
    if odds + rough.evidence + own_evidence < full.evidence - _BEYOND_DOUBT:
        return rough
    return _settled(sources, search, fit_scales(search, first))
