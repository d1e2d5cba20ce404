"""The evidence profiles there are, and one of them by its name."""

from __future__ import annotations

from functools import cache

from wervel.errors import UnknownName
from wervel.evidence.certainty.content import read_profiles
from wervel.evidence.certainty.definitions import Profile, ProfileOutcome
from wervel.evidence.certainty.pico import Pico

__all__ = ["Pico", "Profile", "ProfileOutcome", "profile", "profiles"]


@cache
def profiles() -> tuple[Profile, ...]:
    """Every evidence profile, by its id."""
    return read_profiles()


def profile(name: str) -> Profile:
    """The profile of that id; UnknownName, with those there are, when there is none."""
    found = {each.id: each for each in profiles()}
    if name not in found:
        raise UnknownName(
            "an evidence profile",
            name,
            where="wervel/profiles",
            do="choose from: " + ", ".join(found),
        )
    return found[name]
