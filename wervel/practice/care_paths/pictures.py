"""The pictures of care paths, each with the table of the same numbers."""

from __future__ import annotations

from wervel.pages.components import Chart, Column, Table
from wervel.pages.flow_charts import Band, Slice, Station, sankey, sunburst
from wervel.pages.speech import Speech
from wervel.practice.care_paths import views, words
from wervel.practice.care_paths.concordance import Concordance
from wervel.practice.care_paths.kinds import kinds_in
from wervel.practice.care_paths.release import PathRow
from wervel.practice.care_paths.views import Flow
from wervel.text import Text

SAID = 3
"""How many of the largest the text of a picture names."""
COMBINATION, REST = "var(--path-combination)", "var(--path-rest)"


def named(kinds: int | None, speech: Speech) -> str:
    """The name of a step: of its kinds; none at the first contact, or withheld."""
    if kinds is None:
        return speech.say(words.REST)
    if kinds == 0:
        return speech.say(words.FIRST_CONTACT)
    return speech.say(words.AND).join(speech.say(each.name) for each in kinds_in(kinds))


def made_key(made: Concordance | None) -> str:
    """The name under which words, styles and tables know what is made of a step."""
    return "withheld" if made is None else made.name.lower()


def made_colour(made: Concordance | None) -> str:
    """The colour of a band that leads to such a step."""
    return f"var(--path-band-{made_key(made).replace('_', '-')})"


def colour(kinds: int | None) -> str:
    """The colour of a step: that of its kind, one for all combinations."""
    found = kinds_in(kinds or 0)
    if not found:
        return REST
    return found[0].colour if len(found) == 1 else COMBINATION


def flow(rows: tuple[PathRow, ...], speech: Speech) -> tuple[Chart, Table]:
    """The flow from step to step, and the table of it."""
    flows = views.flows(rows)
    everybody = views.episodes(views.told(rows))
    data, layout = sankey(
        _stations(rows, flows, speech),
        [_band(each, size, everybody, speech) for each, size in flows.items()],
    )
    largest = sorted(flows.items(), key=lambda item: -item[1])[:SAID]
    said = [
        speech.say(
            words.FLOW_SAID,
            came=named(each.came, speech),
            goes=named(each.goes, speech),
            count=speech.count(size),
        )
        for each, size in largest
    ]
    chart = Chart(
        title=speech.say(words.FLOW),
        in_words=speech.say(
            words.FLOW_IN_WORDS, count=speech.count(everybody), flows="; ".join(said)
        ),
        caption=speech.say(words.FLOW_CAPTION),
        data=data,
        layout=layout,
    )
    return chart, _flow_table(flows, speech)


def _flow_table(flows: dict[Flow, int], speech: Speech) -> Table:
    ordered = sorted(flows.items(), key=lambda item: (item[0].number, -item[1]))
    return Table(
        caption=speech.say(words.FLOW_TABLE),
        columns=_columns(
            speech, words.FROM, words.TO, words.JUDGED, words.NUMBER, words.EPISODES
        ),
        rows=tuple(
            (
                named(each.came, speech),
                named(each.goes, speech),
                speech.say(words.MADE[made_key(each.made)]),
                speech.count(each.number),
                speech.count(size),
            )
            for each, size in ordered
        ),
    )


def rings(rows: tuple[PathRow, ...], speech: Speech) -> tuple[Chart, Table]:
    """Whole paths as rings, and the table of it."""
    found = views.beginnings(rows)
    everybody = views.episodes(views.told(rows))
    data, layout = sunburst(
        [
            Slice(
                key=_key(steps),
                within=_key(steps[:-1]),
                label=named(steps[-1], speech),
                size=size,
                colour=colour(steps[-1]),
                hover=f"{_path(steps, speech)}<br>{speech.count(size)} "
                f"({speech.share(size / everybody)})",
            )
            for steps, size in found.items()
        ]
    )
    lines = [(_path(steps, speech), size) for steps, size in found.items()]
    chart = Chart(
        title=speech.say(words.RINGS),
        in_words=speech.say(
            words.RINGS_IN_WORDS,
            count=speech.count(everybody),
            flows="; ".join(
                f"{path}: {speech.count(size)}" for path, size in lines[:SAID]
            ),
        ),
        caption=speech.say(words.RINGS_CAPTION),
        data=data,
        layout=layout,
    )
    table = Table(
        caption=speech.say(words.RINGS_TABLE),
        columns=_columns(speech, words.PATH, words.EPISODES, words.SHARE),
        rows=tuple(
            (path, speech.count(size), speech.share(size / everybody, decimals=1))
            for path, size in lines
        ),
    )
    return chart, table


_NUMBERS = (words.EPISODES, words.SHARE, words.NUMBER)


def _columns(speech: Speech, *headings: Text) -> tuple[Column, ...]:
    return tuple(
        Column(speech.say(each), is_number=each in _NUMBERS) for each in headings
    )


def _stations(
    rows: tuple[PathRow, ...], flows: dict[Flow, int], speech: Speech
) -> list[Station]:
    everybody = views.episodes(views.told(rows))
    sizes: dict[tuple[int, int | None], int] = {(0, 0): everybody}
    for each, size in flows.items():
        at = (each.number, each.goes)
        sizes[at] = sizes.get(at, 0) + size
    return [
        Station(
            key=f"{number}:{kinds}",
            label=named(kinds, speech),
            colour=colour(kinds),
            hover=f"{named(kinds, speech)}<br>{speech.count(size)} "
            f"({speech.share(size / everybody)})",
        )
        for (number, kinds), size in sizes.items()
    ]


def _band(of: Flow, size: int, everybody: int, speech: Speech) -> Band:
    return Band(
        came=f"{of.number - 1}:{of.came}",
        goes=f"{of.number}:{of.goes}",
        size=size,
        colour=made_colour(of.made),
        hover=speech.say(
            words.FLOW_HOVER,
            came=named(of.came, speech),
            goes=named(of.goes, speech),
            made=speech.say(words.MADE[made_key(of.made)]),
            count=speech.count(size),
            share=speech.share(size / everybody),
        ),
    )


def _key(steps: tuple[int | None, ...]) -> str:
    return "/".join("rest" if each is None else str(each) for each in steps)


def _path(steps: tuple[int | None, ...], speech: Speech) -> str:
    return speech.say(words.THEN).join(named(each, speech) for each in steps)
