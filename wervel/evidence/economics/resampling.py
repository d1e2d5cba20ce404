"""Whom a draw of the bootstrap holds: patients, or clusters and then their patients."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wervel.evidence.economics.patients import Patients, Whole


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """Per draw the places in the trial of those drawn from one arm.

    Where draws differ in length, because clusters do, ``counts`` is False for the
    places that only fill up.
    """

    places: Whole
    counts: NDArray[np.bool_]


def drawn(of: Patients, arm: int, *, draws: int, rng: np.random.Generator) -> Drawn:
    """Draw patients of that arm with replacement, so many times.

    With clusters in two stages: as many clusters as the arm has, and from each as many
    patients as it has, both with replacement. The second stage makes intervals a little
    wide (Davison and Hinkley 1997, section 3.8).
    """
    own = np.flatnonzero(of.of_arm == arm)
    if of.cluster is None:
        picked = rng.integers(0, len(own), size=(draws, len(own)))
        return Drawn(places=own[picked], counts=np.ones(picked.shape, dtype=bool))
    own = own[np.argsort(of.cluster[own], kind="stable")]
    _, starts, sizes = np.unique(of.cluster[own], return_index=True, return_counts=True)
    clusters = rng.integers(0, len(sizes), size=(draws, len(sizes)))
    longest = int(sizes.max())
    within = rng.random((draws, len(sizes), longest))
    picked = starts[clusters][..., None] + np.floor(
        within * sizes[clusters][..., None]
    ).astype(np.int64)
    counts = np.arange(longest) < sizes[clusters][..., None]
    return Drawn(
        places=own[picked].reshape(draws, -1), counts=counts.reshape(draws, -1)
    )


def everybody(of: Patients, arm: int, *, times: int) -> Drawn:
    """Everybody of that arm once, so many times over: the trial itself."""
    own = np.flatnonzero(of.of_arm == arm)
    places = np.broadcast_to(own, (times, len(own)))
    return Drawn(places=places, counts=np.ones(places.shape, dtype=bool))
