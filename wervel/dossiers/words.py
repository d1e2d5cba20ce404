"""The words of the chain and of what moves along it."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.dossiers.chain import Kind
from wervel.evidence.certainty.terms import CERTAINTY, CODES, DOMAIN
from wervel.text import Text

KINDS: Mapping[Kind, Text] = {
    Kind.PLACE: Text(nl="vindplaats", en="place"),
    Kind.ROW: Text(nl="rij", en="row"),
    Kind.STUDY: Text(nl="onderzoek", en="study"),
    Kind.POOLED: Text(nl="samengevoegde schatting", en="pooled estimate"),
    Kind.OUTCOME: Text(nl="uitkomst", en="outcome"),
    Kind.PROFILE: Text(nl="bewijsprofiel", en="evidence profile"),
    Kind.ARGUMENT: Text(nl="argument", en="argument"),
    Kind.RECOMMENDATION: Text(nl="aanbeveling", en="recommendation"),
    Kind.SENTENCE: Text(nl="zin voor patiënten", en="sentence for patients"),
    Kind.CONFLICT: Text(nl="meningsverschil", en="conflict"),
    Kind.SCENARIO: Text(nl="scenario", en="scenario"),
}
FIELDS: Mapping[str, Text] = {
    **{each.value: text for each, text in DOMAIN.items()},
    "value": Text(nl="schatting", en="estimate"),
    "low": Text(nl="ondergrens", en="lower limit"),
    "high": Text(nl="bovengrens", en="upper limit"),
    "n": Text(nl="aantal deelnemers", en="number of participants"),
    "weeks": Text(nl="weken", en="weeks"),
    "confidence": Text(nl="betrouwbaarheid van het interval", en="confidence level"),
    "significant": Text(nl="statistisch significant", en="statistically significant"),
    "publication": Text(nl="status van de publicatie", en="state of publication"),
    "studies": Text(nl="onderzoeken", en="studies"),
    "certainty": Text(nl="zekerheid", en="certainty"),
    "admitted": Text(nl="toegelaten onderzoeken", en="studies admitted"),
    "relevance": Text(nl="klinische relevantie", en="clinical relevance"),
    "i2": Text(nl="I²", en="I²"),
    "tau2": Text(nl="tau²", en="tau²"),
    "left out": Text(nl="niet toegelaten onderzoeken", en="studies left out"),
    "cannot tell": Text(
        nl="onderzoeken waarvan het niet te zeggen is",
        en="studies of which it cannot be told",
    ),
    "rows that count": Text(nl="rijen die meetellen", en="rows that count"),
    "said in words": Text(
        nl="onderzoeken met een resultaat in woorden",
        en="studies with a result in words",
    ),
    "at most": Text(nl="zekerheid is hoogstens", en="certainty is at most"),
    "design": Text(nl="opzet", en="design"),
    "population": Text(nl="populatie", en="population"),
    "bias": Text(nl="kans op vertekening", en="risk of bias"),
}
VALUES: Mapping[str, Text] = {
    **{each.name.lower().replace("_", " "): text for each, text in CERTAINTY.items()},
    **{each.value: text for each, text in DOMAIN.items()},
    **CODES,
    "relevant": Text(nl="groot genoeg", en="large enough"),
    "not relevant": Text(nl="te klein", en="too small"),
    "relevant, but worse": Text(nl="slechter", en="worse"),
    "inconclusive": Text(nl="niet te zeggen", en="inconclusive"),
}
YES = Text(nl="ja", en="yes")
NO = Text(nl="nee", en="no")
NOTHING = Text(nl="niets", en="nothing")

# A ripple
RIPPLE = Text(nl="Wat verschuift", en="What moves")
RIPPLE_TITLE = Text(nl="Wat er verschuift: {what}", en="What moves: {what}")
MOVED_COUNT = Text(
    nl="Verschoven getallen en oordelen: {count}",
    en="Numbers and judgements that move: {count}",
)
REREAD_COUNT = Text(
    nl="Opnieuw te lezen, want een oordeel eronder verschoof: {count}",
    en="To be read again, for a judgement beneath moved: {count}",
)
RESTS_COUNT = Text(
    nl="Steunt erop zonder te verschuiven: {count}",
    en="Rests on it without moving: {count}",
)
NOTHING_MOVES = Text(
    nl="Op de wijziging zelf na verschuift er geen getal en geen oordeel.",
    en="Apart from the change itself no number and no judgement moves.",
)
CHANGED_HEADING = Text(nl="Wat is gewijzigd", en="What was changed")
MOVED_HEADING = Text(nl="Getallen en oordelen die verschuiven", en="What moves")
REREAD_HEADING = Text(nl="Opnieuw te lezen", en="To be read again")
REREAD_WHY = Text(
    nl="Hier verschoof zelf niets, maar wel een oordeel waarop het steunt: welke "
    "onderzoeken tellen, hoe zeker iets is, of het groot genoeg is. Of de woorden nog "
    "kloppen, bepalen mensen.",
    en="Nothing moved here itself, but a judgement it rests on did: which studies "
    "count, how sure something is, whether it is large enough. Whether the words still "
    "hold is for people to say.",
)
RESTS_HEADING = Text(nl="Steunt erop, verschuift niet", en="Rests on it, does not move")
RESTS_WHY = Text(
    nl="Dit steunt op wat is gewijzigd; geen oordeel dat ertussen ligt is verschoven, "
    "al kan een getal dat wel zijn.",
    en="This rests on what was changed; no judgement in between moved, though a number "
    "may have.",
)
WHAT = Text(nl="wat", en="what")
KIND = Text(nl="soort", en="kind")
NAME = Text(nl="naam", en="name")
PART = Text(nl="onderdeel", en="part")
BEFORE = Text(nl="vóór", en="before")
AFTER = Text(nl="na", en="after")
BY = Text(nl="verschil", en="difference")
THROUGH = Text(nl="door", en="through")
CHANGED_CAPTION = Text(nl="De wijziging", en="The change")
MOVED_CAPTION = Text(
    nl="Wat verschuift, van de rij omhoog", en="What moves, from the row upwards"
)
REREAD_CAPTION = Text(
    nl="Woorden die steunen op iets dat verschoof", en="Words that rest on what moved"
)
RESTS_CAPTION = Text(
    nl="Wat op de wijziging steunt en niet verschuift",
    en="What rests on the change and does not move",
)
RIPPLE_METHOD = Text(
    nl="Alles is tweemaal berekend: met de onderzoeken zoals ze in wervel staan (of, "
    "bij een terugtrekking, zoals ze eerder telden) en na de wijziging. Verschoven is "
    "wat daarna een andere waarde heeft.",
    en="Everything was computed twice: with the studies as wervel holds them (or, for "
    "a retraction, as they counted before) and after the change. What has another "
    "value then has moved.",
)
SIGNIFICANT_METHOD = Text(
    nl="Verandert een interval, dan volgt uit het nieuwe interval of het verschil "
    "significant is; de gedrukte p-waarde vervalt.",
    en="Where an interval changes, the new interval says whether the difference is "
    "significant; the printed p-value no longer holds.",
)
CHECKED = Text(nl="Rijen en oordelen: {checked}.", en="Rows and judgements: {checked}.")
EYEBROW = Text(nl="Bewijs", en="Evidence")
VANISHES = Text(nl="valt weg", en="falls away")
LOSES = Text(nl="verliest zijn enige getal", en="loses its only number")
ROWS_MOVE = Text(nl="steunt op minder resultaten", en="rests on fewer results")
