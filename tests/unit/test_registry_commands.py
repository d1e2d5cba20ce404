"""``wervel feedback``, as somebody types it: counts that may leave, and clear refusals.

What the counts mean is tested where they are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from registries import NOON, accepted, emptied, overridden
from terminal import refused, wervel

from wervel.advice.hooks.override_reasons import REASONS, SYSTEM
from wervel.recommendations.bodies import recommendation
from wervel.registry import Feedback, open_registry, store_feedback

IMAGING = "nhg-lbp-imaging"
NEXT_DAY = 24 * 60


def told() -> Iterator[Feedback]:
    """On imaging 20 and 30, on the next day 10 of them; on a step of the pathway 9.

    On what only an earlier version knew 3, which are too few to leave.
    """
    yield from (accepted(n, about=IMAGING) for n in range(20))
    for n in range(20, 50):
        said = overridden(n, "not-now", about=IMAGING, minutes=NEXT_DAY * (n >= 40))
        yield replace(said, reason_system=SYSTEM if n < 40 else "urn:theirs")
    yield from (accepted(n, about="W-03") for n in range(50, 59))
    yield from (overridden(n, about="gone") for n in range(60, 63))


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """What was told, in a file."""
    file = tmp_path / "registry.sqlite"
    with open_registry(file) as opened:
        store_feedback(opened, told(), received=NOON)
    return file


def test_each_recommendation_has_a_line_with_its_title(registry: Path) -> None:
    run = wervel("feedback", registry)
    assert run.returncode == 0
    title = recommendation(IMAGING).title.en
    assert f"{IMAGING} {title} 20 30 40%" in run.words


def test_a_reason_is_told_in_words_and_a_clients_own_by_its_code(
    registry: Path,
) -> None:
    run = wervel("feedback", registry)
    assert f"{IMAGING} {REASONS['not-now'].en} 20" in run.words
    assert f"{IMAGING} not-now 10" in run.words


def test_in_dutch(registry: Path) -> None:
    run = wervel("feedback", registry, "--language", "nl")
    assert f"{IMAGING} {recommendation(IMAGING).title.nl} 20 30" in run.words
    assert "nog niet door een clinicus gecontroleerd" in run.words


def test_what_is_small_does_not_leave(registry: Path) -> None:
    assert "gone gone suppressed suppressed –" in wervel("feedback", registry).words


def test_inside_the_house_everything_can_be_seen(registry: Path) -> None:
    run = wervel("feedback", registry, "--small-numbers", "none")
    assert "gone gone 0 3 0%" in run.words


def test_a_machine_reads_the_same(registry: Path) -> None:
    run = wervel("feedback", registry, "--json")
    by_about = {each["about"]: each for each in run.json["feedback"]}
    assert run.json["small_numbers"] == "opensafely"
    assert by_about[IMAGING] == {
        "about": IMAGING,
        "title": recommendation(IMAGING).title.en,
        "checked_by": "not yet checked by a clinician",
        "accepted": 20,
        "overridden": 30,
        "share_accepted": 0.4,
        "suppressed": False,
        "reasons": [
            {
                "system": SYSTEM,
                "code": "not-now",
                "reason": REASONS["not-now"].en,
                "cards": 20,
                "suppressed": False,
            },
            {
                "system": "urn:theirs",
                "code": "not-now",
                "reason": "not-now",
                "cards": 10,
                "suppressed": False,
            },
        ],
    }


def test_a_machine_reads_what_is_small_as_nothing_and_never_as_zero(
    registry: Path,
) -> None:
    run = wervel("feedback", registry, "--json")
    [gone] = [each for each in run.json["feedback"] if each["about"] == "gone"]
    numbers = gone["accepted"], gone["overridden"], gone["share_accepted"]
    assert (*numbers, gone["suppressed"]) == (None, None, None, True)


def test_of_one_day(registry: Path) -> None:
    day = ("--since", "2024-05-02", "--until", "2024-05-02")
    run = wervel("feedback", registry, *day, "--json")
    found = run.json["feedback"]
    assert [(each["about"], each["overridden"]) for each in found] == [(IMAGING, 10)]
    assert (run.json["since"], run.json["until"]) == ("2024-05-02", "2024-05-02")


def test_a_registry_with_nothing_in_it_yet(tmp_path: Path) -> None:
    file = tmp_path / "registry.sqlite"
    open_registry(file).close()
    run = wervel("feedback", file)
    assert (run.returncode, run.stdout) == (0, "")
    assert "No feedback yet" in run.stderr


@pytest.mark.postgres
def test_a_server_answers_as_a_file_does(registry: Path, postgres_url: str) -> None:
    with open_registry(postgres_url) as opened:
        store_feedback(opened, told(), received=NOON)
    on_server = wervel("feedback", postgres_url, "--json")
    emptied(postgres_url)
    assert on_server.json == wervel("feedback", registry, "--json").json


def test_a_registry_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "registry.sqlite"
    run = wervel("feedback", file)
    refused(run, code=3, kind="SourceNotFound", said="nothing there")
    assert not file.exists()


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no database\n" * 999)
    run = wervel("feedback", file)
    refused(run, code=3, kind="SourceUnreadable", said="check that the file")


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    run = wervel("feedback", "postgresql://me:hunter2-q7@127.0.0.1:1/registry")
    refused(run, code=3, kind="SourceUnreadable", said="postgresql://127.0.0.1:1/")
    assert "hunter2-q7" not in run.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2024-05-02", "--until", "2024-05-01"), "turn them round"),
        (("--small-numbers", "all"), "choose one of opensafely"),
        (("--language", "fr"), "en or nl"),
    ],
)
def test_an_option_that_cannot_be(
    registry: Path, options: tuple[str, ...], said: str
) -> None:
    run = wervel("feedback", registry, *options)
    assert run.returncode == 2
    assert said in run.stderr
