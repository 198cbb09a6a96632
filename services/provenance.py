"""Where an analysis comes from: the hash of its records, editions, parameters, seed, version."""

from __future__ import annotations

import hashlib
import hmac
from importlib.metadata import version

import numpy as np
import pandas as pd

from geo.cells import mean_edge_m
from services.zones import HEAT_BANDWIDTH_M, CityGround


def provenance_of(
    records: pd.DataFrame, ground: CityGround, *, seed: int, secret: bytes | None = None
) -> dict[str, str | int | float]:
    """Return hashes, editions and parameters, plain data.

    With a `secret`, for publication, the hash of the records is keyed by it, since a plain one
    would confirm a guess at them; nor is their number told, which less the published totals is
    the sum of the hidden ones.
    """
    content = records[["kind", "occurred_on", "count", "kelurahan_code", "cell", "details"]]
    hashes = np.sort(pd.util.hash_pandas_object(content, index=False).to_numpy()).tobytes()
    number = {"records": len(records)} if secret is None else {}
    return {
        "data_sha256": _digest(hashes, secret),
        **number,
        "boundary_edition": ground.boundaries.edition,
        "boundary_source": ground.boundaries.source,
        "population_source": ground.boundaries.population_source,
        "cell_resolution": ground.grid.resolution,
        "cell_radius_limit_m": round(mean_edge_m(ground.grid.resolution)),
        "heat_bandwidth_m": HEAT_BANDWIDTH_M,
        "seed": seed,
        "code_version": version("peta-bersinar"),
    }


def _digest(content: bytes, secret: bytes | None) -> str:
    if secret is None:
        return hashlib.sha256(content).hexdigest()
    return hmac.new(secret, content, hashlib.sha256).hexdigest()
