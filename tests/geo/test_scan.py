"""The scan statistic: known clusters, brute force, and p-values that keep their word."""

from __future__ import annotations

import geopandas as gpd
import libpysal
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidArgument, NotEnoughData
from geo.scan import scan_prospective, scan_space, scan_space_time


@pytest.fixture(scope="module")
def sids():
    return gpd.read_file(libpysal.examples.get_path("sids2.shp"))


@pytest.fixture(scope="module")
def sids_scan(sids):
    centres = sids.set_crs(4267, allow_override=True).to_crs(32119).centroid
    cases = (sids.SID74 + sids.SID79).to_numpy().astype(int)
    births = (sids.BIR74 + sids.BIR79).to_numpy()
    return scan_space((centres.x.to_numpy(), centres.y.to_numpy()), cases, births)


def lattice(side):
    x, y = np.meshgrid(np.arange(side, dtype=float), np.arange(side, dtype=float))
    return x.ravel(), y.ravel()


def ratio(inside, due, total):
    """Kulldorff's log-likelihood ratio, written out with logarithms."""
    if inside <= due:
        return 0.0
    rest = total - inside
    tail = rest * np.log(rest / (total - due)) if rest else 0.0
    return inside * np.log(inside / due) + tail


def test_most_likely_cluster_of_north_carolina_sids_is_around_robeson(sids, sids_scan):
    names = {sids.NAME[zone] for zone in sids_scan.clusters[0].zones}
    assert names == {"Bladen", "Hoke", "Robeson", "Scotland"}


def test_second_cluster_of_north_carolina_sids_is_around_halifax(sids, sids_scan):
    names = {sids.NAME[zone] for zone in sids_scan.clusters[1].zones}
    assert {"Halifax", "Hertford", "Northampton"} <= names


def test_both_known_clusters_of_north_carolina_sids_are_significant(sids_scan):
    assert [cluster.p for cluster in sids_scan.clusters[:2]] == [0.001, 0.001]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_strongest_ratio_equals_that_of_every_circle_tried_by_hand(seed):
    rng = np.random.default_rng(seed)
    x, y, population = rng.random(9), rng.random(9), rng.integers(1, 9, 9).astype(float)
    counts = rng.poisson(4, 9) + 1
    total, share = int(counts.sum()), population / population.sum()
    best = 0.0
    for centre in range(9):
        away = np.hypot(x - x[centre], y - y[centre])
        for radius in away:
            inside = away <= radius
            if population[inside].sum() <= population.sum() / 2:
                due = total * share[inside].sum()
                best = max(best, ratio(int(counts[inside].sum()), due, total))
    found = scan_space((x, y), counts, population, replicates=1).clusters
    assert (found[0].log_likelihood_ratio if found else 0.0) == pytest.approx(best, abs=1e-9)


def test_no_cluster_holds_more_than_half_of_the_population():
    rng = np.random.default_rng(3)
    population = rng.integers(1, 50, 36).astype(float)
    scan = scan_space(lattice(6), rng.poisson(population), population, replicates=9)
    assert max(population[c.zones].sum() for c in scan.clusters) <= population.sum() / 2


def test_secondary_clusters_share_no_zone():
    rng = np.random.default_rng(4)
    scan = scan_space(lattice(8), rng.poisson(3, 64), np.ones(64), replicates=9)
    zones = np.concatenate([cluster.zones for cluster in scan.clusters])
    assert len(zones) == len(np.unique(zones))


def test_zones_at_the_same_distance_enter_a_circle_together():
    x, y = lattice(5)
    counts = np.random.default_rng(11).poisson(4, 25)
    strongest = scan_space((x, y), counts, np.ones(25), replicates=9).clusters[0]
    away = np.hypot(x - x[strongest.centre], y - y[strongest.centre])
    assert strongest.zones.tolist() == np.flatnonzero(away <= strongest.radius_m + 1e-9).tolist()


def test_planted_cluster_is_found_with_the_smallest_p():
    rng = np.random.default_rng(5)
    risk = np.ones(64)
    risk[[27, 28, 35, 36]] = 4
    counts = rng.poisson(5 * risk)
    assert scan_space(lattice(8), counts, np.ones(64), replicates=99).clusters[0].p == 0.01


def test_cylinder_finds_the_planted_periods():
    rng = np.random.default_rng(6)
    mean = np.full((36, 10), 2.0)
    mean[[14, 15, 20, 21], 3:6] = 12
    found = scan_space_time(lattice(6), rng.poisson(mean), np.ones((36, 10)), replicates=99)
    assert (found.clusters[0].first, found.clusters[0].last) == (3, 5)


def test_prospective_clusters_are_alive_in_the_last_period():
    rng = np.random.default_rng(7)
    scan = scan_prospective(lattice(5), rng.poisson(2, (25, 8)), np.ones((25, 8)), replicates=9)
    assert {cluster.last for cluster in scan.clusters} == {7}


def test_one_period_makes_the_space_time_scan_a_space_scan():
    counts = np.random.default_rng(8).poisson(3, 25)
    flat = scan_space(lattice(5), counts, np.ones(25), replicates=19)
    tall = scan_space_time(lattice(5), counts[:, None], np.ones((25, 1)), replicates=19)
    assert [c.p for c in flat.clusters] == [c.p for c in tall.clusters]


def test_p_of_the_strongest_cluster_keeps_its_level_without_clusters():
    rng = np.random.default_rng(9)
    population = rng.lognormal(0, 1, 25)
    p = []
    for seed in range(250):
        counts = rng.multinomial(100, population / population.sum())
        scan = scan_space(lattice(5), counts, population, replicates=99, seed=seed)
        p.append(scan.clusters[0].p)
    shares = [np.mean(np.array(p) <= alpha) for alpha in (0.01, 0.05, 0.10)]
    noise = 2.6 * np.sqrt([0.01 * 0.99 / 250, 0.05 * 0.95 / 250, 0.1 * 0.9 / 250])
    assert (np.array(shares) <= np.array([0.01, 0.05, 0.10]) + 0.02 + noise).all()


def test_replicates_that_tie_with_the_observed_count_against_it():
    counts = np.full(20, 10)
    counts[0] = 11
    strongest = scan_space((np.arange(20.0), np.zeros(20)), counts, np.ones(20), replicates=99)
    assert strongest.clusters[0].p > 0.9


def test_few_events_are_refused():
    with pytest.raises(NotEnoughData, match="19 events"):
        scan_space(lattice(5), np.r_[19, np.zeros(24, int)], np.ones(25))


def test_more_than_half_of_the_population_is_refused():
    with pytest.raises(InvalidArgument):
        scan_space(lattice(5), np.full(25, 3), np.ones(25), max_share=0.6)
