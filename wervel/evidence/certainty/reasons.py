"""Why a rule proposes what it proposes, said in the language of a page."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.certainty.proposal import Proposal, Why
from wervel.evidence.certainty.terms import RULE, in_words
from wervel.pages.speech import Speech
from wervel.text import Text

SAID: Mapping[Why, Text] = {
    Why.BIAS_NOT_STATED: Text(
        nl="De documenten beoordelen de kans op vertekening niet.",
        en="The documents do not judge the risk of bias.",
    ),
    Why.BIAS_HIGH_IN_MANY: Text(
        nl="Het meeste gewicht komt van studies met een hoge kans op vertekening in "
        "minstens de helft van de domeinen: {domains}.",
        en="Most of the weight comes from studies at high risk of bias in at least "
        "half of the domains: {domains}.",
    ),
    Why.BIAS_HIGH_IN_ONE: Text(
        nl="Het meeste gewicht komt van studies met een hoge kans op vertekening in "
        "een domein; niet laag zijn: {domains}.",
        en="Most of the weight comes from studies at high risk of bias in a domain; "
        "not low are: {domains}.",
    ),
    Why.BIAS_SOME_CONCERNS: Text(
        nl="Het meeste gewicht komt van studies met zorgen in meer dan één domein: "
        "{domains}.",
        en="Most of the weight comes from studies with concerns in more than one "
        "domain: {domains}.",
    ),
    Why.BIAS_LOW: Text(
        nl="Voor het meeste gewicht geldt geen van de zorgen over vertekening die de "
        "zekerheid verlagen.",
        en="For most of the weight none of the concerns about bias holds that would "
        "lower the certainty.",
    ),
    Why.ONE_STUDY: Text(
        nl="Eén studie: of studies het eens zijn, valt niet te vragen.",
        en="One study: whether studies agree cannot be asked.",
    ),
    Why.AGREEMENT_NOT_STATED: Text(
        nl="Hoe ver de studies uiteenlopen, staat niet in de documenten.",
        en="How far the studies differ is not in the documents.",
    ),
    Why.STUDIES_AGREE: Text(
        nl="De studies lopen niet verder uiteen dan toeval verklaart of dan voor de "
        "conclusie uitmaakt (I² {i_squared}, P van Q {q_p}).",
        en="The studies do not differ by more than chance explains or than matters "
        "for the conclusion (I² {i_squared}, P of Q {q_p}).",
    ),
    Why.STUDIES_DIFFER: Text(
        nl="De studies lopen verder uiteen dan toeval verklaart, en de conclusie hangt "
        "ervan af (I² {i_squared}, P van Q {q_p}).",
        en="The studies differ by more than chance explains, and the conclusion hangs "
        "on it (I² {i_squared}, P of Q {q_p}).",
    ),
    Why.STUDIES_OPPOSE: Text(
        nl="Studies spreken elkaar tegen: de ene sluit schade uit, de andere voordeel "
        "(I² {i_squared}, P van Q {q_p}).",
        en="Studies contradict each other: one rules out harm, another benefit "
        "(I² {i_squared}, P of Q {q_p}).",
    ),
    Why.DIRECT: Text(
        nl="De studies zijn van de patiënten, de behandeling en de vergelijking waar "
        "de vraag over gaat.",
        en="The studies are of the patients, the treatment and the comparison that the "
        "question is about.",
    ),
    Why.INDIRECT: Text(
        nl="De studies staan naast de vraag wat betreft: {rules}.",
        en="The studies stand beside the question as to: {rules}.",
    ),
    Why.INDIRECT_TWICE: Text(
        nl="De studies staan in meer dan één opzicht naast de vraag: {rules}.",
        en="The studies stand beside the question in more than one way: {rules}.",
    ),
    Why.DIRECTNESS_NOT_STATED: Text(
        nl="De documenten vermelden niet of de studies bij de vraag passen wat "
        "betreft: {rules}.",
        en="The documents do not state whether the studies fit the question as to: "
        "{rules}.",
    ),
    Why.CROSSES_ONE_LINE: Text(
        nl="Het interval ({low} tot {high}) laat zowel een effect dat ertoe doet als "
        "geen zulk effect open.",
        en="The interval ({low} to {high}) leaves open both an effect that matters and "
        "none that does.",
    ),
    Why.CROSSES_BOTH_LINES: Text(
        nl="Het interval ({low} tot {high}) laat zowel duidelijk voordeel als "
        "duidelijk nadeel open.",
        en="The interval ({low} to {high}) leaves open both clear benefit and clear "
        "harm.",
    ),
    Why.RULES_OUT: Text(
        nl="Het hele interval ({low} tot {high}) blijft binnen wat er voor een patiënt "
        "niet toe doet (minder dan {line}): een effect dat ertoe doet is uitgesloten.",
        en="The whole interval ({low} to {high}) stays within what does not matter to "
        "a patient (less than {line}): an effect that matters is ruled out.",
    ),
    Why.TOO_FEW: Text(
        nl="Er deden {n} mensen mee; voor een effect dat standhoudt zijn er ongeveer "
        "{wanted} nodig.",
        en="{n} people took part; an effect that holds takes about {wanted}.",
    ),
    Why.SIZE_NOT_STATED: Text(
        nl="Of er genoeg mensen of gebeurtenissen waren, is niet na te gaan.",
        en="Whether there were enough people or events cannot be checked.",
    ),
    Why.PRECISE: Text(
        nl="Het interval ligt aan één kant en er deden genoeg mensen mee ({n}; nodig "
        "ongeveer {wanted}).",
        en="The interval lies on one side and enough people took part ({n}; about "
        "{wanted} needed).",
    ),
    Why.TOO_FEW_STUDIES: Text(
        nl="Met minder dan tien studies zegt een toets op ontbrekende studies niets.",
        en="With fewer than ten studies a test for missing studies says nothing.",
    ),
    Why.ASYMMETRY: Text(
        nl="Kleine studies vinden iets anders dan grote (Egger, P {p}).",
        en="Small studies find something other than large ones (Egger, P {p}).",
    ),
    Why.NO_ASYMMETRY: Text(
        nl="Kleine en grote studies vinden hetzelfde (Egger, P {p}).",
        en="Small and large studies find the same (Egger, P {p}).",
    ),
    Why.UNPUBLISHED: Text(
        nl="Er is een studie van deze vraag die niet is gepubliceerd: {studies}.",
        en="There is a study of this question that was not published: {studies}.",
    ),
    Why.TEST_NOT_STATED: Text(
        nl="Of er studies ontbreken, is met wat er in de documenten staat niet "
        "te toetsen.",
        en="Whether studies are missing cannot be tested with what the documents give.",
    ),
    Why.LARGE: Text(
        nl="De kans verschilt minstens een factor twee ({value}).",
        en="The risk differs at least twofold ({value}).",
    ),
    Why.VERY_LARGE: Text(
        nl="De kans verschilt minstens een factor vijf ({value}).",
        en="The risk differs at least fivefold ({value}).",
    ),
    Why.NOT_LARGE: Text(
        nl="Het effect is niet zo groot dat het de zekerheid verhoogt.",
        en="The effect is not so large that it raises the certainty.",
    ),
}

_WHOLE = ("n", "wanted", "studies")
_SHARES = ("i_squared", "share")
_THREE = ("q_p", "p")


def reason(proposal: Proposal, speech: Speech) -> str:
    """The reason of a proposal, with its numbers, as a sentence."""
    values = {
        name: _value(name, value, speech) for name, value in proposal.values.items()
    }
    return speech.say(SAID[proposal.why], **values)


def _value(name: str, value: float | str, speech: Speech) -> str:
    if isinstance(value, str):
        if name == "rules":
            rules = {each.value: text for each, text in RULE.items()}
            return ", ".join(speech.say(rules[each]) for each in _split(value))
        return speech.say(in_words(value))
    if name in _WHOLE:
        return speech.count(int(value))
    if name in _SHARES:
        return speech.share(value)
    if name in _THREE:
        return speech.number(value, decimals=3)
    return speech.number(value, decimals=2)


def _split(names: str) -> list[str]:
    return names.split(", ") if names else []
