"""What the threat model is fed: channels, survey and traces of effort, checked and assembled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.bym2 import Adjacency, bym2_surface
from geo.errors import InvalidArgument, NoPopulation, ThreatNotIdentified
from geo.threat_model import Evidence, Pilot
from geo.threat_scales import Layout

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.integer] | Floats

# Wide and not fitted: shrinking effort towards 0 would hand what it explains to threat.
EFFORT_SD = 1.2
INTERCEPT_SD = 5.0
YEAR_SD = 1.0
PILOT_SD = 0.5
# One channel in ten; the data outweigh it by far either way.
USUAL_DOUBT = 0.1


@dataclass(frozen=True)
class Channel:
    """Describe the counts of one channel.

    counts: (n,) or (n, T) with years in columns; a row of NaN = the channel did not look there.
    effort_loading: how far counts follow effort, 0 to 1; None = estimated. enforcement: True
    for channels that officers fill. unlocated: records whose zone is unknown; they count in
    totals and coverage, never in a zone. doubt: probability, before any data, that a channel which
    officers do not fill says nothing about threat; 0 = never doubted.
    """

    name: str
    counts: Counts
    effort_loading: float | None
    enforcement: bool
    unlocated: int = 0
    doubt: float = USUAL_DOUBT

    @property
    def totals(self) -> Floats:
        """Return counts over all years (n,), NaN where the channel did not look."""
        counts = np.asarray(self.counts, dtype=np.float64)
        return counts if counts.ndim == 1 else np.asarray(counts.sum(axis=1))

    @property
    def coverage(self) -> float:
        """Return the share of records whose zone is known; 1 for a channel without records."""
        located = float(np.nansum(self.totals))
        return located / (located + self.unlocated) if located + self.unlocated else 1.0


@dataclass(frozen=True)
class Survey:
    """Hold answers and positive answers per zone, (n,) each; 0 respondents = no term."""

    respondents: Counts
    positives: Counts


@dataclass(frozen=True)
class Effort:
    """Hold counts (n,) of a direct trace of effort, such as raids; NaN = not known there."""

    counts: Counts


@dataclass(frozen=True)
class Sources:
    """Hold everything that is known about n zones, before it is checked.

    population: (n,) persons; adjacency: (n, n) sparse; post: (n, T) of 0 and 1 or None.
    """

    channels: Sequence[Channel]
    population: Floats
    adjacency: Adjacency
    survey: Survey | None
    effort: Effort | None
    post: Counts | None


def assemble(sources: Sources) -> tuple[Evidence, Layout]:
    """Check the sources and turn them into the model's terms: channels, effort, survey.

    Raises ThreatNotIdentified, NoPopulation or InvalidArgument.
    """
    _check_population(sources)
    _check_channels(sources)
    _check_shapes(sources)
    _check_identified(sources)
    counts, rates = _counts_and_rates(sources)
    people = np.where(sources.population > 0, sources.population, 1.0)
    offset = np.log(people)[:, None] + np.log(rates)
    binomial = np.zeros(counts.shape[1], dtype=bool)
    trials = np.zeros(len(people))
    if sources.survey is not None:
        trials = np.asarray(sources.survey.respondents, dtype=np.float64)
        positives = np.asarray(sources.survey.positives, dtype=np.float64)
        share = (positives.sum() + 0.5) / (trials.sum() + 1.0)
        counts = np.column_stack([counts, np.where(trials > 0, positives, np.nan)])
        offset = np.column_stack([offset, np.full(len(people), np.log(share / (1.0 - share)))])
        binomial = np.append(binomial, True)
    observed = np.isfinite(counts) & (sources.population > 0)[:, None]
    pilot, fixed_precision = _pilot(sources, terms=counts.shape[1])
    evidence = Evidence(
        counts=np.where(observed, counts, 0.0),
        offset=offset,
        observed=observed,
        trials=trials,
        binomial=binomial,
        fixed_precision=fixed_precision,
        effort_sd=EFFORT_SD,
        surface=bym2_surface(sources.adjacency),
        pilot=pilot,
    )
    return evidence, _layout(sources)


def _counts_and_rates(sources: Sources) -> tuple[Floats, Floats]:
    columns = [channel.totals for channel in sources.channels]
    coverage = [channel.coverage for channel in sources.channels]
    if sources.effort is not None:
        columns.append(np.asarray(sources.effort.counts, dtype=np.float64))
        coverage.append(1.0)
    counts = np.column_stack(columns)
    people = np.where(np.isfinite(counts), sources.population[:, None], 0.0).sum(axis=0)
    # Records without a zone raise the channel's rate and lower its coverage by the same factor:
    # the intercept takes them, no zone does.
    all_records = (np.nansum(counts, axis=0) + 0.5) / np.array(coverage)
    return counts, all_records / np.maximum(people, 1.0) * np.array(coverage)


def _layout(sources: Sources) -> Layout:
    loadings = [channel.effort_loading for channel in sources.channels]
    noisy = len(loadings) + (sources.effort is not None)
    loading = [0.5 if value is None else value for value in loadings]
    slope = [1.0] * len(loadings)
    if sources.effort is not None:
        loading, slope = [*loading, 1.0], [*slope, 0.0]
    if sources.survey is not None:
        loading, slope = [*loading, 0.0], [*slope, 1.0]
    return Layout(
        noisy=np.arange(noisy),
        estimated=np.array([c for c, value in enumerate(loadings) if value is None], dtype=np.intp),
        survey=None if sources.survey is None else noisy,
        loading=np.array(loading),
        slope=np.array(slope),
    )


def _pilot(sources: Sources, *, terms: int) -> tuple[Pilot | None, Floats]:
    intercepts = np.full(terms, INTERCEPT_SD**-2)
    if sources.post is None:
        # Without a pilot the split over years says nothing about zones and drops out exactly.
        return None, intercepts
    post = np.asarray(sources.post, dtype=np.float64)
    years = post.shape[1]
    dated = [c for c, channel in enumerate(sources.channels) if np.ndim(channel.counts) == 2]
    size = terms + len(dated) * (years - 1) + 1
    design = np.zeros((len(post), len(dated), years, size))
    for d in range(len(dated)):
        first = terms + d * (years - 1)
        design[:, d, 1:, first : first + years - 1] = np.eye(years - 1)
    design[..., -1] = post[:, None, :]
    counts = [np.nan_to_num(np.asarray(sources.channels[c].counts, float)) for c in dated]
    stacked = np.stack(counts, axis=1) if dated else np.zeros((len(post), 0, years))
    effects = np.full(len(dated) * (years - 1), YEAR_SD**-2)
    pilot = Pilot(np.array(dated, dtype=np.intp), stacked, design)
    return pilot, np.concatenate([intercepts, effects, [PILOT_SD**-2]])


def _check_population(sources: Sources) -> None:
    population = sources.population
    if population.ndim != 1 or not np.all(np.isfinite(population)) or np.any(population < 0):
        raise InvalidArgument(
            id="Jumlah penduduk harus satu angka terhingga ≥ 0 per wilayah.",
            en="Population must be one finite number ≥ 0 per zone.",
        )
    if not population.any():
        raise NoPopulation(
            id="Tanpa jumlah penduduk tidak ada ancaman per kapita; isi data penduduk dahulu.",
            en="Without population there is no threat per head; supply population first.",
        )


def _check_channels(sources: Sources) -> None:
    names = [channel.name for channel in sources.channels]
    if len({*names, "effort", "survey"}) < len(names) + 2:
        raise InvalidArgument(
            id="Tiap kanal perlu nama sendiri, selain 'effort' dan 'survey'.",
            en="Every channel needs a name of its own, other than 'effort' and 'survey'.",
        )
    for channel in sources.channels:
        if channel.effort_loading is not None and not 0.0 <= channel.effort_loading <= 1.0:
            raise InvalidArgument(
                id=f"{channel.name}: kaitan dengan upaya harus 0 sampai 1, atau kosong (ditaksir).",
                en=f"{channel.name}: loading on effort must be 0 to 1, or None (estimated).",
            )
        if not 0.0 <= channel.doubt < 1.0:
            raise InvalidArgument(
                id=f"{channel.name}: keraguan harus 0 sampai di bawah 1.",
                en=f"{channel.name}: the doubt must be 0 to less than 1.",
            )


def _check_shapes(sources: Sources) -> None:
    size = len(sources.population)
    survey, effort = sources.survey, sources.effort
    arrays = {f"channel {channel.name}": channel.counts for channel in sources.channels}
    if survey is not None:
        arrays |= {"respondents": survey.respondents, "positives": survey.positives}
    if effort is not None:
        arrays["effort"] = effort.counts
    for name, values in arrays.items():
        if len(values) != size or np.any(np.asarray(values) < 0):
            raise InvalidArgument(
                id=f"{name}: harus {size} nilai ≥ 0, satu per wilayah; diterima {len(values)}.",
                en=f"{name}: needs {size} values ≥ 0, one per zone; got {len(values)}.",
            )
    if survey is not None and np.any(np.asarray(survey.positives) > survey.respondents):
        raise InvalidArgument(
            id="Survei: jawaban positif melebihi jumlah responden; periksa kedua kolom.",
            en="Survey: more positive answers than respondents; check both columns.",
        )
    _check_map_and_years(sources)


def _check_map_and_years(sources: Sources) -> None:
    size, post = len(sources.population), sources.post
    if sources.adjacency.shape != (size, size):
        raise InvalidArgument(
            id=f"Matriks ketetanggaan harus {size} × {size}.",
            en=f"The adjacency matrix must be {size} × {size}.",
        )
    years = {np.shape(c.counts)[1] for c in sources.channels if np.ndim(c.counts) == 2}
    if post is not None and (len(post) != size or years - {np.shape(post)[1]}):
        raise InvalidArgument(
            id="Matriks percontohan harus (wilayah, tahun) dengan tahun yang sama di tiap kanal.",
            en="The pilot matrix must be (zones, years) with the same years as every channel.",
        )


def _check_identified(sources: Sources) -> None:
    survey = sources.survey
    answers = survey is not None and np.any(np.asarray(survey.respondents) > 0)
    others = any(
        not channel.enforcement and channel.effort_loading == 0 and np.nansum(channel.totals) > 0
        for channel in sources.channels
    )
    if not sources.channels or not (answers or others):
        raise ThreatNotIdentified(
            id=(
                "Kanal penegakan hukum saja tidak dapat memisahkan ancaman dari seberapa giat "
                "petugas mencari. Tambahkan laporan masyarakat, rehabilitasi, atau survei."
            ),
            en=(
                "Channels of the officers alone cannot tell threat from how hard they looked. "
                "Add reports by residents, rehabilitation or a survey."
            ),
        )
