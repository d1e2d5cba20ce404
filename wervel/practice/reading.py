"""What a reader of the numbers must know of the records: attrition and silences."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.findings.assessment import Assessment
from wervel.text import Text


@dataclass(frozen=True)
class Step:
    """Who is still in after a step: persons, and episodes where there are any yet."""

    text: Text
    persons: int
    episodes: int | None = None


def attrition(of: Assessment) -> tuple[Step, ...]:
    """From everybody in the source to the new episodes, step by step.

    Counts as they are: not yet fit to leave the house.
    """
    source = of.source
    person = source.table("person")
    observed = person.semi_join(source.table("observation_period"), "person_id")
    new = of.episodes.filter(of.episodes.is_new)
    return (
        Step(
            Text(nl="personen in de bron", en="persons in the source"),
            int(person.count().execute()),
        ),
        Step(
            Text(nl="met een observatieperiode", en="with an observation period"),
            int(observed.count().execute()),
        ),
        Step(
            Text(
                nl="met rugpijn, binnen de observatie",
                en="with back pain, while under observation",
            ),
            int(of.episodes.person_id.nunique().execute()),
            int(of.episodes.count().execute()),
        ),
        Step(
            Text(
                nl="met een nieuwe episode, waarvan het begin is gezien",
                en="with a new episode, the beginning of which was seen",
            ),
            int(new.person_id.nunique().execute()),
            int(new.count().execute()),
        ),
    )
