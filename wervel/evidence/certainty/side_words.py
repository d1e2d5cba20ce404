"""The sentences of questions beside each other, and of how a position came about."""

from __future__ import annotations

from wervel.text import Text

TITLE = Text(
    nl="Vragen naast elkaar: {parties}", en="Questions side by side: {parties}"
)
ENTRY = Text(nl="Vragen naast elkaar", en="Questions side by side")
LEAD = Text(
    nl="{party}: {admitted} van {all} studies tellen mee, bij {open} is het niet te "
    "zeggen. Een getal met interval bij {numbers} van {outcomes} uitkomsten; "
    "zekerheid: "
    "{levels}.",
    en="{party}: studies admitted, {admitted} of {all}; of {open} it cannot be told. "
    "Outcomes with a number and its interval, {numbers} of {outcomes}; certainty: "
    "{levels}.",
)
QUESTIONS = Text(nl="Wat elk vraagt", en="What each asks")
QUESTIONS_CAPTION = Text(nl="De vragen, deel voor deel", en="The questions by part")
NOT_LOOKED_AT = Text(nl="niet bekeken", en="not looked at")
ASKED_BY = Text(nl="vraag van", en="question of")

STEPS = Text(nl="Hoe een standpunt tot stand komt", en="How a position comes about")
STEPS_LINES = Text(
    nl="De stappen van een beoordeling van de stand van de wetenschap en praktijk, "
    "zoals "
    "de documenten ze beschrijven, met waar elke stap op rust en wat er hier gebeurde.",
    en="The steps of an assessment of the state of science and practice as the "
    "documents "
    "describe them, with what each rests on and what happened here.",
)
STEPS_CAPTION = Text(nl="Stappen", en="Steps")
STEP = Text(nl="stap", en="step")
HERE = Text(nl="hier", en="here")
GROUNDS = Text(nl="rust op", en="rests on")
TRAIL = Text(nl="Wat er wanneer gebeurde", en="What happened when")
TRAIL_CAPTION = Text(nl="Verloop", en="Decision trail")
WHEN = Text(nl="wanneer", en="when")
NO_DAY = Text(nl="niet vermeld", en="not stated")
WHAT = Text(nl="wat", en="what")
POSITION = Text(nl="standpunt", en="position")
POSITIONS_CAPTION = Text(nl="Standpunten", en="Positions")
STANCE = Text(nl="oordeel", en="judgement")
RIPPLE = Text(
    nl="Wat de terugtrekking verschuift: {party}",
    en="What the retraction moves: {party}",
)
RIPPLE_LINES = Text(
    nl="Dezelfde vraag, berekend met de studies zoals zij waren en zoals zij zijn. "
    "Ervoor telden er {before} mee, erna {after}. In woorden ervoor {found_before}; "
    "erna {found_after}.",
    en="The same question, computed with the studies as they were and as they are. "
    "Before, {before} were admitted; after, {after}. In words before: {found_before}; "
    "after: {found_after}.",
)
RIPPLE_NOT = Text(
    nl="Op de vraag van {party} heeft de verandering geen gevolg: geen oordeel over "
    "een "
    "studie, getal of zekerheid verschuift.",
    en="On the question of {party} the change has no effect: no verdict on a study, no "
    "number and no certainty moves.",
)
RIPPLE_UNKNOWN = Text(
    nl="Een effect met interval gaven de documenten ervoor noch erna; de zekerheid is "
    "daarom in geen van beide gevallen te bepalen.",
    en="The documents gave an effect with an interval neither before nor after; the "
    "certainty can therefore be judged in neither case.",
)
RIPPLE_CAPTION = Text(nl="Voor en na", en="Before and after")
MOVED = Text(nl="wat", en="what")
BEFORE = Text(nl="ervoor", en="before")
AFTER = Text(nl="erna", en="after")
