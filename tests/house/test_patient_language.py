"""What a patient reads is short and plain (level B1), as far as a machine can see.

It sees lengths and words. Whether a sentence is understood only readers can tell.
"""

import re

import pytest

from wervel.recommendations.bodies import ALL

LONGEST, AVERAGE = 16, 12
"""Words in a sentence: at most, and on average in one text."""

TEXTS = [
    pytest.param(each.for_patients.in_language(language), id=f"{each.id}-{language}")
    for each in ALL
    if each.for_patients is not None
    for language in ("nl", "en")
]
DUTCH, ENGLISH = (
    " ".join(
        each.for_patients.in_language(language)
        for each in ALL
        if each.for_patients is not None
    )
    for language in ("nl", "en")
)

HARD = {
    "nl": {
        "radiculair": "pijn in het been",
        "neurogeen": "pijn in het been",
        "specifiek": "deze rugpijn, of: een andere oorzaak",
        "lumba": "de rug",
        "chronisch": "al lang, drie maanden",
        "acute": "nieuw, sinds kort",
        "hernia": "pijn in het been",
        "facet": "de kleine gewrichten",
        "zenuwwortel": "de zenuw",
        "anesthesioloog": "de pijnspecialist",
        "anesthesiologisch": "prikken, zenuwen uitschakelen",
        "eerste lijn": "uw huisarts of therapeut",
        "tweede lijn": "het ziekenhuis",
        "conservatie": "andere behandeling, oefenen",
        "interventie": "een operatie of prik",
        "invasie": "een operatie of prik",
        "denervatie": "zenuwen uitschakelen",
        "radiofrequen": "zenuwen uitschakelen",
        "blokkade": "een prik",
        "injectie": "een prik",
        "epidura": "een prik in de rug",
        "corticostero": "een prik",
        "medicatie": "medicijnen",
        "analgetic": "pijnstillers",
        "opioïd": "sterke pijnstillers",
        "opiaat": "sterke pijnstillers",
        "benzodiazepine": "slaap- en kalmeringsmiddelen",
        "antidepressi": "medicijnen tegen zenuwpijn",
        "nsaid": "pijnstillers",
        "mri": "scan",
        "beeldvorming": "foto of scan",
        "röntgen": "foto",
        "diagnos": "onderzoek, oorzaak",
        "prognos": "kans",
        "anamnese": "vragen",
        "indicatie": "nodig zijn",
        "interdisciplinair": "een team van zorgverleners",
        "multidisciplinair": "een team van zorgverleners",
        "psychosociaal": "wat er speelt",
        "cognitie": "gedachten",
        "functioneren": "dingen doen",
        "participatie": "meedoen, werken",
        "screening": "vragen, een vragenlijst",
        "rode vlag": "tekenen van iets ernstigs",
        "verzuim": "niet werken",
        "coping": "omgaan met",
        "red flag": "Engels",
        "matched care": "Engels",
        "stepped care": "Engels",
        "shared decision": "Engels",
        "start back": "een vragenlijst",
    },
    "en": {
        "radicular": "pain in the leg",
        "neurogenic": "pain in the leg",
        "non-specific": "this back pain",
        "lumbar": "the back",
        "chronic": "for long, for three months",
        "acute": "new, for a short time",
        "herniat": "pain in the leg",
        "facet": "the small joints",
        "anaesthesi": "the pain specialist",
        "primary care": "your GP or therapist",
        "secondary care": "hospital",
        "conservative": "other treatment, exercise",
        "intervention": "surgery or an injection",
        "invasive": "surgery or an injection",
        "denervation": "switching off nerves",
        "radiofrequency": "switching off nerves",
        "nerve block": "an injection",
        "epidural": "an injection in the back",
        "steroid": "an injection",
        "medication": "medicines",
        "analgesi": "painkillers",
        "opioid": "strong painkillers",
        "benzodiazepine": "sleeping pills and tranquillisers",
        "antidepressant": "medicines for nerve pain",
        "nsaid": "painkillers",
        "mri": "scan",
        "imaging": "X-ray or scan",
        "diagnos": "test, cause",
        "prognos": "risk",
        "indicat": "needed",
        "interdisciplinary": "a team",
        "multidisciplinary": "a team",
        "psychosocial": "what is going on",
        "cognitive": "thoughts",
        "functioning": "doing things",
        "screening": "questions, a questionnaire",
        "red flag": "signs of something serious",
        "sick leave": "off work",
        "occupational": "the company doctor",
        "matched care": "not a phrase patients use",
        "start back": "a questionnaire",
    },
}
"""Parts of words that patients need not know, and what is said instead."""

KNOWN = {
    "nl": {
        "neuroloog": "the name of the doctor they will see",
        "orthopeed": "what kind of specialist that is stands beside it",
        "psycholoog": "the name of who helps",
        "fysiotherap": "everybody knows the word",
        "oefentherap": "the name of who helps, beside the physiotherapist",
        "revalidatie": "the name of the treatment",
        "fibromyalgie": "who has it knows the word",
    },
    "en": {
        "neurologist": "the name of the doctor they will see",
        "orthopaedic": "what kind of specialist that is stands beside it",
        "psychologist": "the name of who helps",
        "physiotherap": "everybody knows the word",
        "rehabilitation": "the name of the treatment",
        "fibromyalgia": "who has it knows the word",
        "tranquilliser": "what the leaflet in the box calls them",
    },
}
"""Hard words that are allowed, each with its reason."""


def sentences(text):
    """What stands between full stops and question marks; a colon ends nothing."""
    return re.split(r"(?<=[.?!])\s+", text)


def has(text, part):
    """Whether it stands anywhere, within a word too: Dutch writes words together."""
    return part in text.lower()


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_is_short(text):
    """Whoever reads with effort gets to the end of it."""
    long = [each for each in sentences(text) if len(each.split()) > LONGEST]
    assert long == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_short_on_average(text):
    words = [len(each.split()) for each in sentences(text)]
    assert sum(words) / len(words) <= AVERAGE
    assert len(words) <= 6


@pytest.mark.parametrize(("language", "said"), [("nl", DUTCH), ("en", ENGLISH)])
def test_no_word_is_of_the_profession(language, said):
    """Nor an English one in Dutch: there is a plain word for each."""
    assert {word for word in HARD[language] if has(said, word)} == set()


@pytest.mark.parametrize(("language", "said"), [("nl", DUTCH), ("en", ENGLISH)])
def test_a_hard_word_is_allowed_only_while_it_is_used(language, said):
    """An exception that nobody needs any more would let the next one in."""
    assert {word for word in KNOWN[language] if not has(said, word)} == set()
    assert not set(KNOWN[language]) & set(HARD[language])


def test_an_abbreviation_that_nobody_explains_is_not_used():
    """But the GP, as everybody in English calls the family doctor."""
    capitals = r"\b[A-Z][A-Za-z]*[A-Z]+\b"
    assert set(re.findall(capitals, DUTCH)) == set()
    assert set(re.findall(capitals, ENGLISH)) == {"GP"}


@pytest.mark.parametrize(("language", "said"), [("nl", DUTCH), ("en", ENGLISH)])
def test_there_is_little_between_brackets(language, said):
    """No brackets, no dashes, no semicolons, no digits: a plain sentence does."""
    assert re.findall(r"[()\[\];/%0-9–—]", said) == []


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.id)
def test_both_languages_are_there_or_neither(of):
    """A patient is told the same in either language, in about as many words."""
    if of.for_patients is not None:
        dutch, english = (
            len(of.for_patients.in_language(language).split())
            for language in ("nl", "en")
        )
        assert 0.6 < dutch / english < 1.6


def test_the_dutch_patient_is_called_u():
    """Never je and jij; nor does anybody speak as 'we'."""
    assert not re.search(r"\b(je|jij|jou|jouw|wij|we|ons|onze)\b", DUTCH, re.IGNORECASE)
    assert not re.search(r"\b(we|us|our)\b", ENGLISH, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Een MRI is niet nodig.", "mri"),
        ("Eerst komt een proefblokkade.", "blokkade"),
        ("Vraag het in de eerste lijn.", "eerste lijn"),
    ],
)
def test_the_look_for_words_finds_them(text, part):
    """In capitals, within a word, over two words; and not where they are not."""
    assert has(text, part)
    assert not has("Een scan is niet nodig.", part)


def test_the_count_of_words_counts():
    """Seventeen words are one too many."""
    (long,) = sentences("een " * LONGEST + "twee.")
    assert len(long.split()) == LONGEST + 1
    assert len(sentences("Is het erg? Nee. Blijf bewegen: dat helpt.")) == 3
