"""Scan statistics of one kind of record: circles, and cylinders of place and quarters."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.crs import metric_crs, project
from geo.scan import Scan, scan_prospective, scan_space, scan_space_time
from services.analysis import Note
from services.cluster_material import ALPHA, Finding, Floats, Ints, Material
from services.decisions import representative_points
from services.slices import count_quarters, whole_quarters

REPLICATES = 999


def spatial_scan(material: Material) -> Finding:
    """Return the circles of kelurahan with the greatest excess."""
    found = scan_space(
        _centres(material), material.counts, material.exposure, replicates=REPLICATES,
        seed=material.seed,
    )  # fmt: skip
    return _scanned("scan_space", found, material, ())


def space_time_scan(material: Material) -> Finding:
    """Return the cylinders of place and quarters with the greatest excess."""
    counts, quarters = _quarterly(material)
    found = scan_space_time(
        _centres(material), counts, _over(material, counts), replicates=REPLICATES,
        seed=material.seed,
    )  # fmt: skip
    return _scanned("scan_space_time", found, material, quarters)


def prospective_scan(material: Material) -> Finding:
    """Return the cylinders still alive in the last quarter."""
    counts, quarters = _quarterly(material)
    found = scan_prospective(
        _centres(material), counts, _over(material, counts), replicates=REPLICATES,
        seed=material.seed,
    )  # fmt: skip
    return _scanned("scan_prospective", found, material, quarters)


def _centres(material: Material) -> tuple[Floats, Floats]:
    return project(
        *representative_points(material.boundaries), metric_crs(material.boundaries.bounds)
    )


def _quarterly(material: Material) -> tuple[Ints, tuple[str, ...]]:
    quarters = whole_quarters(material.analysis.period)
    size = len(material.boundaries.codes)
    counts = count_quarters(material.zones, material.records, size, quarters)
    return counts, tuple(map(str, quarters))


def _over(material: Material, counts: Ints) -> Floats:
    """Return the exposure per kelurahan and quarter: people, in the rhythm of the whole city."""
    return np.outer(material.exposure, np.maximum(counts.sum(axis=0), 1))


def _scanned(name: str, found: Scan, material: Material, quarters: tuple[str, ...]) -> Finding:
    rows = [
        {
            "kelurahan": ", ".join(material.boundaries.frame["name"].iloc[cluster.zones]),
            "first": quarters[cluster.first] if quarters else "",
            "last": quarters[cluster.last] if quarters else "",
            "radius_m": round(cluster.radius_m),
            "observed": cluster.observed,
            "expected": cluster.expected,
            "relative_risk": cluster.relative_risk,
            "log_likelihood_ratio": cluster.log_likelihood_ratio,
            "p": cluster.p,
        }
        for cluster in found.clusters
        if not material.published or cluster.p <= ALPHA
    ]
    columns = ["kelurahan", "first", "last", "radius_m", "observed", "expected", "relative_risk",
               "log_likelihood_ratio", "p"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    if material.published:
        table = table[["kelurahan", "first", "last", "p"]]
    return Finding(name, _choices_of_scan(found, material), table)


def _choices_of_scan(found: Scan, material: Material) -> Note:
    to, told = material.exposed_to, material.told(found.events)
    return Note(
        f"{told} kejadian; lingkaran berisi paling banyak {found.max_share:.0%} {to.id}; "
        f"irama seluruh kota tidak dihitung kelebihan; {found.replicates} ulangan, benih "
        f"{found.seed}.",
        f"{told} events; circles hold at most {found.max_share:.0%} of the {to.en}; the "
        f"rhythm of the whole city is no excess; {found.replicates} replicates, seed "
        f"{found.seed}.",
    )
