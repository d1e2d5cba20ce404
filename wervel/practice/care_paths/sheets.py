"""The page of care paths: what it says, its pictures and its tables."""

from __future__ import annotations

from wervel.pages import words as page_words
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.care_paths import pictures, views, words
from wervel.practice.care_paths.concordance import Concordance
from wervel.practice.care_paths.gathering import CarePathsData
from wervel.practice.care_paths.kinds import KINDS, STEPPED, Order, kind
from wervel.practice.care_paths.pictures import made_key, named
from wervel.practice.care_paths.release import Ends
from wervel.practice.care_paths.views import KindTotal
from wervel.text import ADVISES, NOT_CHECKED, Text

ADDRESS, TEMPLATE = "care-paths.html", "practice/care_paths.html"
COMMONEST = 20
_MADE = (
    Concordance.FOLLOWED,
    Concordance.NOT_FOLLOWED,
    Concordance.CANNOT_TELL,
    Concordance.DISAGREE,
    Concordance.NOBODY,
    None,
)


def care_paths_sheets(data: CarePathsData, speech: Speech) -> tuple[Sheet, ...]:
    """The one page of care paths, as a site or a file of its own shows it."""
    drawn, tables = _drawn(data, speech)
    shown: dict[str, object] = {
        "w": words,
        "name": data.name,
        "at_site": None
        if data.care_site is None
        else speech.say(words.AT_SITE, site=str(data.care_site)),
        "lead": lead(data, speech),
        "lacking": _lacking(data, speech),
        "tables": tables,
        "kinds_key": [
            (f"path-{each.key.replace('_', '-')}", speech.say(each.name))
            for each in KINDS
            if each.key in data.recorded
        ],
        "made_key": [
            (
                f"path-band-{made_key(each).replace('_', '-')}",
                speech.say(words.MADE[made_key(each)]),
            )
            for each in _MADE
        ],
        "order_rules": _order_rules(speech),
        "how": _how(data, speech),
        "checked": speech.say(words.CONTENT, checked=speech.say(NOT_CHECKED)),
        "decides": speech.say(ADVISES),
    }
    title = speech.say(words.TITLE)
    return (
        Sheet(
            address=ADDRESS,
            title=title,
            template=TEMPLATE,
            drawn=drawn,
            shown=shown,
            entry=title,
        ),
    )


def _drawn(
    data: CarePathsData, speech: Speech
) -> tuple[dict[str, Chart], dict[str, Table]]:
    """The pictures and tables, by name; none of what nothing may be shown of."""
    drawn: dict[str, Chart] = {}
    tables: dict[str, Table] = {}
    if views.told(data.rows):
        drawn["flow"], tables["flow"] = pictures.flow(data.rows, speech)
        drawn["rings"], tables["rings"] = pictures.rings(data.rows, speech)
        tables["paths"] = _whole_paths(data, speech)
        tables["steps"] = _steps(data, speech)
        tables["kinds"] = _kinds(data, speech)
    if data.rows:
        tables["order"] = _orders(data, speech)
    return drawn, tables


def lead(data: CarePathsData, speech: Speech) -> list[str]:
    """What a reader wants first: which steps, in which order, when, and how stepped."""
    shown = views.told(data.rows)
    if not data.rows:
        return [speech.say(words.NOTHING)]
    if not shown:
        return [speech.say(words.NOTHING_WHOLE)]
    everybody = views.episodes(shown)
    said = []
    texts = ((1, words.LEAD_FIRST), (2, words.LEAD_NEXT))
    steps = views.steps_at(shown)
    for number, text in texts:
        at = next((kinds for which, kinds in steps if which == number), None)
        if at is not None:
            said.append(
                speech.say(
                    text,
                    count=speech.count(everybody),
                    window=speech.count(data.rule.window),
                    share=speech.share(steps[number, at] / everybody),
                    step=named(at, speech),
                    day=_median(data, number, at, speech),
                )
            )
    ended = [each for each in views.paths_by_number(shown) if each[1] is Ends.END]
    if ended:
        path, ends, count = ended[0]
        said.append(
            speech.say(
                words.LEAD_COMMON,
                path=path_named(path, ends, speech),
                share=speech.share(count / everybody),
            )
        )
    share = views.stepped_share(shown)
    stepped = (
        speech.say(words.LEAD_UNSTEPPED)
        if share is None
        else speech.say(words.LEAD_STEPPED, share=speech.share(share))
    )
    return [*said, stepped]


def path_named(steps: tuple[int, ...], ends: Ends, speech: Speech) -> str:
    """A path as a reader meets it, with what is said of its end."""
    names = [named(each, speech) for each in steps]
    if ends is Ends.MORE:
        names.append(speech.say(words.MORE))
    elif ends is Ends.WITHHELD:
        names.append(speech.say(words.REST))
    return speech.say(words.THEN).join(names) or speech.say(words.NO_STEP)


def _median(data: CarePathsData, number: int, kinds: int, speech: Speech) -> str:
    return speech.count(round(data.median_days[number, kinds]))


def _lacking(data: CarePathsData, speech: Speech) -> str:
    """Which kinds the source does not record; nothing where it records all."""
    missing = [each for each in KINDS if each.key not in data.recorded]
    if not missing:
        return ""
    names = ", ".join(speech.say(each.name) for each in missing)
    return speech.say(words.ONLY_RECORDED, kinds=names)


def _whole_paths(data: CarePathsData, speech: Speech) -> Table:
    everybody = views.episodes(views.told(data.rows))
    return Table(
        caption=speech.say(words.COMMON_CAPTION),
        columns=_columns(speech, words.PATH, words.EPISODES, words.SHARE),
        rows=tuple(
            (
                path_named(steps, ends, speech),
                speech.count(count),
                speech.share(count / everybody, decimals=1),
            )
            for steps, ends, count in views.paths_by_number(data.rows)[:COMMONEST]
        ),
    )


def _steps(data: CarePathsData, speech: Speech) -> Table:
    everybody = views.episodes(views.told(data.rows))
    return Table(
        caption=speech.say(words.STEPS_CAPTION),
        columns=_columns(
            speech,
            words.NUMBER,
            words.KIND,
            words.EPISODES,
            words.SHARE,
            words.MEDIAN_DAY,
        ),
        rows=tuple(
            (
                speech.count(number),
                named(kinds, speech),
                speech.count(count),
                speech.share(count / everybody, decimals=1),
                _median(data, number, kinds, speech),
            )
            for (number, kinds), count in views.steps_at(data.rows).items()
        ),
    )


def _kinds(data: CarePathsData, speech: Speech) -> Table:
    made = [words.MADE[made_key(each)] for each in _MADE]
    return Table(
        caption=speech.say(words.KINDS_CAPTION),
        columns=_columns(speech, words.KIND, words.EPISODES, words.AS_FIRST, *made),
        rows=tuple(
            (speech.say(each.kind.name), *_cells(each, speech))
            for each in views.kind_totals(data.rows, data.recorded)
        ),
    )


def _cells(of: KindTotal, speech: Speech) -> tuple[str, ...]:
    if of.at_least is None or of.at_most is None or of.first is None:
        return (speech.say(words.NOT_RECORDED),) * (2 + len(_MADE))
    least, most = speech.count(of.at_least), speech.count(of.at_most)
    bounds = words.AT_MOST if of.at_least == 0 else words.BETWEEN
    is_open = of.at_most > of.at_least
    return (
        speech.say(bounds, least=least, most=most) if is_open else least,
        _unless_withheld(of.first, speech, is_open=is_open),
        *(
            _unless_withheld(
                of.made.get(each, 0), speech, is_open=is_open or None in of.made
            )
            for each in _MADE
        ),
    )


def _unless_withheld(count: int, speech: Speech, *, is_open: bool) -> str:
    """A count, but no zero where some may be among what is suppressed."""
    if count == 0 and is_open:
        return speech.say(page_words.WITHHELD)
    return speech.count(count)


def _orders(data: CarePathsData, speech: Speech) -> Table:
    found = views.by_order(data.rows)
    everybody = views.episodes(data.rows)
    lines = [(each, found[each]) for each in (*Order, None) if each in found]
    return Table(
        caption=speech.say(words.ORDER_CAPTION),
        columns=_columns(speech, words.STANDS, words.EPISODES, words.SHARE),
        rows=tuple(
            (
                speech.say(
                    words.ORDERS[each.name.lower() if each is not None else "withheld"]
                ),
                speech.count(count),
                speech.share(count / everybody, decimals=1),
            )
            for each, count in lines
        ),
    )


def _order_rules(speech: Speech) -> list[str]:
    return [
        speech.say(
            words.ORDER_SAME_DAY if each.same_day else words.ORDER_RULE,
            step=speech.say(kind(each.step).name),
            needs=speech.say(kind(each.needs).name),
            locator=each.locator,
        )
        for each in STEPPED
    ]


def _how(data: CarePathsData, speech: Speech) -> list[str]:
    rule = data.rule
    numbers = {
        "window": speech.count(rule.window),
        "tail": speech.count(rule.tail),
        "gap": speech.count(rule.gap),
        "drug_gap": speech.count(rule.drug_gap),
        "together": speech.count(rule.together or 0),
        "count": speech.count(len(data.recommendations)),
        "name": data.small_numbers.name,
    }
    combined = words.HOW_APART if rule.together is None else words.HOW_TOGETHER
    texts = (
        words.HOW_WINDOW,
        words.HOW_ERAS,
        combined,
        words.HOW_BY,
        words.HOW_MADE,
        words.HOW_SMALL,
    )
    return [speech.say(each, **numbers) for each in texts]


def _columns(speech: Speech, first: Text, *rest: Text) -> tuple[Column, ...]:
    return (
        Column(speech.say(first)),
        *(Column(speech.say(each), is_number=each is not words.KIND) for each in rest),
    )
