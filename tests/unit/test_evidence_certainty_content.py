"""Files of profiles read: what does not hold together is refused, and where."""

import subprocess
import sys
from copy import deepcopy
from datetime import date

import pytest

from wervel.errors import ContentError, UnknownName
from wervel.evidence.certainty.content import read_profile
from wervel.evidence.certainty.levels import Certainty, Domain, Importance
from wervel.evidence.certainty.profile import profile, profiles
from wervel.evidence.study import Better, Design

WHOLE = {
    "id": "made-up",
    "title_nl": "titel",
    "title_en": "title",
    "question_nl": "vraag",
    "question_en": "question",
    "items": ["E-05"],
    "candidates": ["one", "two"],
    "locator": "004",
    "reviewed": date(2026, 11, 28),
    "next_review": date(2027, 11, 28),
    "pico": {
        "id": "made-up",
        "party": "nobody",
        "items": ["E-05"],
        "population_item": "P-22",
        "population_nl": "mensen",
        "population_en": "people",
        "intervention_nl": "zorg",
        "intervention_en": "care",
        "locator": "004",
        "admits": {"designs": ["cohort"]},
        "outcomes": [
            {
                "id": "pain",
                "name_nl": "pijn",
                "name_en": "pain",
                "importance": "crucial",
            }
        ],
    },
    "rows": [
        {
            "id": "pain",
            "name_nl": "pijn",
            "name_en": "pain",
            "of": "pain",
            "importance": "crucial",
            "estimates": ["one/e"],
            "better": "lower",
        }
    ],
    "starts": [
        {
            "who": "somebody",
            "design": "cohort",
            "certainty": "very low",
            "because_nl": "zo",
            "because_en": "so",
            "locator": "004",
        }
    ],
    "stated": [
        {
            "who": "somebody",
            "domain": "imprecision",
            "levels": -1,
            "because_nl": "zo",
            "because_en": "so",
            "locator": "004",
        }
    ],
}


def test_a_whole_file_becomes_a_profile():
    made = read_profile(WHOLE, "made-up")
    assert made.title.nl == "titel"
    assert made.pico.admits.designs == (Design.COHORT,)
    row = made.row("pain")
    assert row.importance is Importance.CRUCIAL
    assert (row.better, row.estimates) == (Better.LOWER, ("one/e",))
    assert made.starts[0].certainty is Certainty.VERY_LOW
    assert made.stated[0].domain is Domain.IMPRECISION


def broken(*path, value=None, drop=False):
    """The whole file with one place changed or dropped."""
    made = deepcopy(WHOLE)
    at = made
    for each in path[:-1]:
        at = at[each]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return made


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("id",), "other", "id other"),
        (("colour",), "red", "unknown colour"),
        (("locator",), "", "empty locator"),
        (("next_review",), date(2026, 1, 1), "next review"),
        (("rows", 0, "of"), "sleep", "unknown sleep"),
        (("rows", 0, "estimates"), ["three/e"], "three/e"),
        (("rows", 0, "estimates"), ["one"], "no study/estimate"),
        (("rows", 0, "estimates"), ["one/e", "two/e"], "no model and no reason"),
        (("rows", 0, "importance"), "huge", "huge"),
        (("rows", 0, "threshold"), 2.0, "without who set it"),
        (("rows", 0, "better"), "sideways", "sideways"),
        (("pico", "admits", "designs"), ["guess"], "guess"),
        (("pico", "admits", "colours"), [], "unknown colours"),
        (("starts", 0, "certainty"), "sure", "sure"),
        (("stated", 0, "domain"), "mood", "mood"),
        (("title_en",), "", "only title_"),
    ],
)
def test_what_does_not_hold_together_is_refused(path, value, said):
    with pytest.raises(ContentError, match=said):
        read_profile(broken(*path, value=value), "made-up")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("locator",), "no locator"),
        (("reviewed",), "no reviewed"),
        (("title_nl",), "only title_en"),
        (("pico", "party"), "no party"),
        (("rows", 0, "name_nl"), "only name_en"),
        (("stated", 0, "locator"), "no locator"),
        (("starts", 0, "who"), "no who"),
    ],
)
def test_what_is_missing_is_named(path, said):
    with pytest.raises(ContentError, match=said):
        read_profile(broken(*path, drop=True), "made-up")


def test_two_rows_of_one_name_are_refused():
    made = deepcopy(WHOLE)
    made["rows"].append(made["rows"][0])
    with pytest.raises(ContentError, match="twice pain"):
        read_profile(made, "made-up")


def test_profiles_stand_by_their_id_and_an_unknown_one_is_named():
    assert [each.id for each in profiles()] == sorted(each.id for each in profiles())
    assert profile("rfd").id == "rfd"
    with pytest.raises(UnknownName, match="imsr-zin"):
        profile("knee")
    with pytest.raises(UnknownName, match="pain-facet"):
        profile("rfd").row("sleep")


def test_a_profile_is_read_without_a_library_of_numbers():
    """Recommendations name profiles: that must not cost them numpy or a page."""
    heavy = "numpy scipy pandas plotly statsmodels jinja2 wervel.evidence.pool"
    code = (
        "import sys; from wervel.evidence.certainty.profile import profile; "
        f"profile('rfd'); print([n for n in '{heavy}'.split() if n in sys.modules])"
    )
    asked = [sys.executable, "-c", code]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
