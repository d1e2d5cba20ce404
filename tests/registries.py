"""Registries for tests: feedback by hand, what is kept, and programs at one time."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Column, MetaData, String, Table, select

from wervel.registry import Feedback, Registry
from wervel.registry.access import connected, reading, writing
from wervel.registry.addresses import address
from wervel.registry.migrating import VERSION_TABLE
from wervel.registry.tables import METADATA, card_feedback

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
REASONS = "urn:reasons"
VERSION = Table(VERSION_TABLE, MetaData(), Column("version_num", String))


def card(number: int) -> str:
    """The uuid of the card of that number."""
    return str(UUID(int=number))


def accepted(number: int, *, about: str = "a", minutes: int = 0) -> Feedback:
    """Card so-and-so was accepted, so many minutes after noon."""
    return Feedback(
        card=card(number),
        about=about,
        service="service",
        outcome="accepted",
        at=NOON + timedelta(minutes=minutes),
    )


def overridden(
    number: int, reason: str = "", *, about: str = "a", minutes: int = 0
) -> Feedback:
    """Card so-and-so was set aside, for that reason or without one."""
    return Feedback(
        card=card(number),
        about=about,
        service="service",
        outcome="overridden",
        at=NOON + timedelta(minutes=minutes),
        reason_system=REASONS if reason else "",
        reason_code=reason,
    )


def kept(registry: Registry) -> list[tuple[object, ...]]:
    """All that is kept but for when it came, in the order of the cards."""
    of = card_feedback.c
    wanted = [each for each in of if each.name != "received"]
    with reading(registry) as connection:
        found = connection.execute(select(*wanted).order_by(of.card)).all()
    return [tuple(each) for each in found]


def unopened(place: str) -> Registry:
    """The database there as it is, without looking at its tables."""
    return connected(address(place), patience=10)


def emptied(place: str) -> None:
    """Take the tables of a registry away."""
    with unopened(place) as registry, writing(registry) as connection:
        METADATA.drop_all(connection)
        VERSION.drop(connection, checkfirst=True)


def together(script: str, *arguments: str, programs: int = 2) -> None:
    """Run the script in programs of their own, which go on together from ``go()``.

    Each gets the arguments and its number.
    """
    begin = "import sys\ndef go():\n    print(flush=True)\n    sys.stdin.readline()\n"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", begin + script, *arguments, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        )
        for number in range(programs)
    ]
    for each in running:
        each.stdout.readline()
    for each in running:
        each.stdin.write("\n")
        each.stdin.flush()
    ended = [each.communicate(timeout=60) for each in running]
    assert [each.returncode for each in running] == [0] * programs, ended
