"""The whole chain over a set of studies, and the ripple of a change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wervel.dossiers.argument_links import argument_links, position_grounds
from wervel.dossiers.certainty_links import certainty_links
from wervel.dossiers.chain import Chain, chained
from wervel.dossiers.changing import Changes, sides
from wervel.dossiers.practice_links import practice_links
from wervel.dossiers.ripple import Ripple, ripple
from wervel.dossiers.study_links import study_links
from wervel.evidence.certainty.judging import Judged, judged
from wervel.evidence.certainty.positions import arguments, assessment
from wervel.evidence.certainty.profile import profiles
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Study


def chain(studies: Sequence[Study] | None = None) -> Chain:
    """Everything wervel holds, from place to sentence, over these studies.

    Without them, over those of ``wervel/trials``.
    """
    return _chain(all_studies() if studies is None else tuple(studies))


def judged_profiles(studies: Sequence[Study] | None = None) -> tuple[Judged, ...]:
    """Every profile judged over these studies."""
    return _judged(all_studies() if studies is None else tuple(studies))


def ripple_of(changes: Changes, studies: Sequence[Study] | None = None) -> Ripple:
    """What these changes move. Raises UsageError where they cannot be made."""
    found = sides(changes, all_studies() if studies is None else studies)
    return ripple(chain(found.before), chain(found.after), changed=found.changed)


def _chain(studies: tuple[Study, ...]) -> Chain:
    return chained(
        [
            *study_links(studies),
            *certainty_links(_judged(studies)),
            *argument_links(arguments()),
            *practice_links(grounds=position_grounds(assessment())),
        ]
    )


@cache
def _judged(studies: tuple[Study, ...]) -> tuple[Judged, ...]:
    return tuple(judged(each, studies=studies) for each in profiles())
