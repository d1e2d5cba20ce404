"""Every body's recommendations together, and how to choose among them.

A new module of recommendations is added here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable

from wervel.errors import UnknownName
from wervel.recommendations import (
    dss,
    ebi,
    fms,
    international,
    kce,
    mint,
    multidisciplinary,
    nhg,
    nva,
    nvn,
    occupational,
    rfd_selection,
    surgery,
    therapists,
    us_gp,
    vra,
    zin,
    zin_rehabilitation,
)
from wervel.recommendations.guidelines import all_guidelines
from wervel.recommendations.parties import Country
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Standing

_MODULES = (
    *(dss, ebi, fms, international, kce, mint, multidisciplinary, nhg, nva, nvn),
    *(occupational, rfd_selection, surgery, therapists, us_gp, vra),
    *(zin, zin_rehabilitation),
)


def _item(of: Recommendation) -> str:
    return of.source.item


ALL: tuple[Recommendation, ...] = tuple(
    sorted((each for module in _MODULES for each in module.ALL), key=_item)
)
"""Every recommendation of the documents, in the order of the catalogue's items."""

EVERY = "all"
DEFAULT = Country.NL.value
"""What is chosen when nobody chooses: everything of one country."""


def chosen(names: Iterable[str] = (DEFAULT,)) -> tuple[Recommendation, ...]:
    """The recommendations of these guidelines, bodies or countries.

    A name is the abbreviation of a body (in small letters too, where that is clear),
    the id of a guideline, a country, or ``all``. Raises UnknownName.

    >>> sorted({each.body.abbreviation for each in chosen(["nhg", "kce-rfd"])})
    ['KCE', 'NHG']
    """
    wanted = [_matching(name) for name in names]
    return tuple(each for each in ALL if any(each.id in ids for ids in wanted))


def measured(among: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Those of which the share followed is counted: with a measure, and in force."""
    return tuple(
        each for each in among if each.is_measured and each.standing is Standing.CURRENT
    )


def recommendation(name: str) -> Recommendation:
    """The recommendation of that id or catalogue item; UnknownName if there is none.

    >>> recommendation("R-016").id
    'nhg-lbp-anaesthesiological-treatment'
    """
    for each in ALL:
        if name in (each.id, each.source.item):
            return each
    raise UnknownName(
        "the id or catalogue item of a recommendation",
        name,
        where="recommendations",
        do="'wervel guideline list' prints them",
    )


def _matching(name: str) -> frozenset[str]:
    """The ids of the recommendations a name stands for."""
    if name == EVERY:
        return frozenset(each.id for each in ALL)
    for names in zip(*map(_named, ALL), strict=True):
        found = [each for each, its in zip(ALL, names, strict=True) if its == name]
        if found:
            return _unless_alike(name, found)
    raise UnknownName(
        "a body, guideline or country",
        name,
        where="guidelines",
        do="choose from: "
        + ", ".join(
            dict.fromkeys(
                (
                    EVERY,
                    *(each.value for each in Country),
                    *(each.body.abbreviation for each in ALL),
                    *(each.id for each in all_guidelines()),
                )
            )
        ),
    )


def _named(of: Recommendation) -> tuple[str, str, str, str]:
    """The names by which it can be chosen, the clearest first."""
    guideline, body = of.source.guideline, of.body
    return of.country.value, guideline.id, body.abbreviation, body.slug


def _unless_alike(name: str, found: list[Recommendation]) -> frozenset[str]:
    """The ids found; UnknownName where small letters do for two bodies."""
    bodies = {each.body.abbreviation for each in found}
    if len(bodies) > 1 and all(each.lower() == name for each in bodies):
        raise UnknownName(
            "the abbreviation of one body, with its capitals",
            name,
            where="guidelines",
            do="choose from: " + ", ".join(sorted(bodies)),
        )
    return frozenset(each.id for each in found)
