"""Episodes described: radiating, chronic, how many contacts, and where it began."""

import pytest
from reading import plain_rows


@pytest.fixture
def described(show):
    """Assert person, contacts, radiating and chronic of each episode."""

    def asserted(picture, wanted):
        shown = show(picture)
        found = plain_rows(shown.episodes)
        names = ("person_id", "contacts", "radiating", "chronic")
        came = sorted(tuple(row[name] for name in names) for row in found)
        shown.must(wanted, came, found)

    return asserted


def test_what_is_said_of_an_episode(described):
    """Radiating and chronic hold over the whole spell; contacts are counted by day."""
    described(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | L03 at the GP
             1 |  30 | L86 at the GP
             2 |   0 | L03 at the GP
             2 |  46 | L03 at the GP
             2 |  91 | L03 at the GP
             3 |   0 | L03 at the GP
             3 |  46 | L03 at the GP
             3 |  92 | L03 at the GP
             4 |   0 | chronic low back pain at the GP
        """,
        [
            (1, 2, True, False),
            (2, 3, False, False),
            (3, 3, False, True),
            (4, 1, False, True),
        ],
    )


def test_an_episode_belongs_to_whom_the_first_record_names(show):
    """The care site and provider are those of the first record, not of a later one.

    Where the first record names no provider they are the person's own, here nobody.
    """
    shown = show(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   1 | L03 at the neurologist
             2 |   0 | L03
             2 |   1 | L03 at the neurologist
        """
    )
    rows = {row["person_id"]: row for row in plain_rows(shown.episodes)}
    assert rows[1]["care_site_id"] == 100 + rows[1]["provider_id"]
    assert (rows[2]["care_site_id"], rows[2]["provider_id"]) == (None, None)


def test_one_row_per_person_and_spell(show):
    """The table of episodes has one row per person and first day, whatever is recorded.

    That of moments has one per person, episode and kind; that of back-pain records one
    per record.
    """
    shown = show(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
           1 2 |   0 | L86 at the GP
           1 2 |  50 | L03 at the neurologist
           1 2 |  50 | L03 at the GP
           1 2 | 200 | L03 at the GP
           1 2 |  51 | lumbar MRI asked for by the GP
           1 2 |  51 | lumbar X-ray asked for by the GP
        2 observed from -400 to 100
        2 observed from 50 to 400
        """
    )
    episodes = [
        (r["person_id"], r["episode_start"]) for r in plain_rows(shown.episodes)
    ]
    assert sorted(episodes) == [(1, 0), (1, 200), (2, 0), (2, 200)]
    keys = [
        (row["person_id"], row["episode_start"], row["moment"])
        for row in plain_rows(shown.moments)
    ]
    scans = ("before_scan", "before_xray", "before_mri")
    kinds = ("first_contact", "still_in_care_6_weeks", "before_referral", *scans)
    assert sorted(keys) == sorted((who, 0, kind) for who in (1, 2) for kind in kinds)
    events = [(r["record_table"], r["record_id"]) for r in plain_rows(shown.events)]
    assert len(events) == len(set(events)) == 14
