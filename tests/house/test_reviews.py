"""Content is reviewed in time: what is overdue on the day of the last commit fails.

The day of the last commit, not today: a checkout that was fine when it was made stays
fine, and whoever next commits hears of what has become overdue.
"""

import subprocess
from datetime import date

import pytest
from house.package import ROOT

from wervel.evidence.certainty.profile import profiles
from wervel.evidence.studies import studies
from wervel.recommendations.bodies import ALL
from wervel.records.codelists import all_codelists

CONTENT = (
    {each.id: each for each in ALL}
    | {f"codelist {each.name}": each for each in all_codelists()}
    | {f"study {each.id}": each for each in studies()}
    | {f"profile {each.id}": each for each in profiles()}
)


def last_commit():
    """The day of the last commit; outside a repository, that of the last review."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%cs"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode == 0 and answer.stdout.strip():
        return date.fromisoformat(answer.stdout.strip())
    return max(each.reviewed for each in CONTENT.values())


def overdue(content, *, on):
    """What should have been reviewed before that day."""
    return sorted(name for name, each in content.items() if each.next_review < on)


def test_nothing_is_overdue():
    assert not overdue(CONTENT, on=last_commit())


def test_everything_becomes_overdue_one_day():
    assert overdue(CONTENT, on=date(2100, 1, 1)) == sorted(CONTENT)


@pytest.mark.parametrize("name", sorted(CONTENT))
def test_the_next_review_is_within_five_years(name):
    each = CONTENT[name]
    assert each.reviewed < each.next_review
    assert (each.next_review - each.reviewed).days <= 5 * 366
