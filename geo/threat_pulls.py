"""What moved a zone up or down: the fitted log threat split by term."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import linalg

from geo.threat_scales import Fitted

Floats = npt.NDArray[np.float64]


def pulls_of(best: Fitted, population: Floats) -> tuple[Floats, Floats]:
    """Split the fitted log threat by term: own signals and contributions, (n, M) each.

    At the mode the fit is linear in each term's working response (its predictor plus residual
    over weight), so the parts add up.
    """
    factor, latent = best.factor, best.latent
    like, scales = factor.likelihood, factor.given.scales
    zones, terms = like.weight.shape
    fitted = np.outer(latent.theta, scales.slope) + np.outer(latent.effort, scales.loading)
    fitted += like.design @ latent.fixed + latent.noise
    seen = like.weight > 0
    response = fitted + np.where(seen, like.score / np.where(seen, like.weight, 1.0), 0.0)
    right = np.empty((zones + len(latent.fixed), terms))
    right[:zones] = np.einsum("k,ikm,im->im", scales.slope, factor.joint, response)
    right[zones:] = np.einsum("ikp,ikm,im->pm", like.design, factor.joint, response)
    parts = linalg.cho_solve((factor.cholesky, True), right)[:zones]
    weights = np.where(seen, population[:, None], 0.0)
    means = np.sum(weights * response, axis=0) / np.maximum(weights.sum(axis=0), 1.0)
    signals = np.where(seen, response - means, np.nan)
    return signals, centred(parts.T, population).T


def centred(values: Floats, population: Floats) -> Floats:
    """Take the population-weighted mean of every row (R, n) away."""
    return np.asarray(values - (values @ population / population.sum())[:, None])
