"""What ``wervel evidence certainty`` says on a terminal."""

from __future__ import annotations

from wervel.evidence.certainty import saying, words
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import Judged
from wervel.evidence.certainty.profile import profiles
from wervel.evidence.certainty.terms import VERDICT
from wervel.pages.speech import Speech


def listed(speech: Speech) -> str:
    """The profiles there are, with whose question each is."""
    found = profiles()
    width = max(len(each.id) for each in found)
    return "\n".join(
        f"{each.id:{width}}  {each.pico.party:8}  {speech.say(each.question)}"
        for each in found
    )


def as_text(of: Judged, speech: Speech) -> str:
    """A judged profile in lines: question, outcomes with certainty, studies."""
    lines = [speech.say(of.profile.title), speech.say(of.profile.question), ""]
    for each in of.outcomes:
        moved = saying.steps(each, speech)
        lines += [
            speech.say(each.outcome.name),
            f"    {saying.effect_or_not(each, speech)}",
            f"    {speech.say(words.CERTAINTY)}: {saying.level(each, speech)}"
            + (f" ({moved})" if moved else ""),
        ]
    lines.append("")
    for verdict in Verdict:
        if names := of.with_verdict(verdict):
            lines.append(f"{speech.say(VERDICT[verdict])}: {', '.join(names)}")
    return "\n".join(lines)
