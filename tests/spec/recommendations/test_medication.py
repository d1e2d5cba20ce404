"""Medication: opioids, drugs for nerve pain, benzodiazepines."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import low_back_pain_medication as medication

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_opioid_for_acute_pain(spec):
    """Severe pain, a plain painkiller first, five days at most: then it is in order.

    Without one of the three it departs from the advice.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
       1 2 3 5 |   5 | ibuprofen for 5 days by the GP
         1 2 4 |  10 | pain score 7
             3 |  10 | pain score 6
             5 |  11 | pain score 9
             5 |  10 | pain score 5
             4 |  10 | ibuprofen for 5 days by the GP
       1 3 4 5 |  10 | tramadol for 5 days by the GP
             2 |  10 | tramadol for 6 days by the GP
        """,
        medication.opioid_acute,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_FOLLOWED,
        },
    )


def test_opioid_for_acute_pain_again_within_four_weeks(spec):
    """What is supplied again within four weeks is counted along."""
    spec(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
           1 2 |   5 | ibuprofen for 5 days by the GP
           1 2 |  10 | pain score 8
           1 2 |  10 | tramadol for 3 days by the GP
             1 |  37 | tramadol for 3 days by the GP
             2 |  38 | tramadol for 3 days by the GP
        """,
        medication.opioid_acute,
        {1: NOT_FOLLOWED, 2: FOLLOWED},
    )


def test_opioid_for_acute_pain_that_cannot_be_told(spec):
    """Without a pain score, or without the length of a supply, it cannot be told.

    Unless something else shows already that it was not in order.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
         1 2 4 |   5 | ibuprofen for 5 days by the GP
         2 3 4 |  10 | pain score 8
             1 |  10 | tramadol for 5 days by the GP
             2 |  10 | tramadol by the GP
             3 |  10 | tramadol by the GP
             4 |  10 | tramadol for 5 days by the GP
        4 observed from -400 to 36
        """,
        medication.opioid_acute,
        {1: CANNOT_TELL, 2: CANNOT_TELL, 3: NOT_FOLLOWED, 4: CANNOT_TELL},
    )


def test_opioid_for_whom(spec):
    """Acute or chronic turns on day 91; other pain, other prescribers are left out."""
    picture = """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
           1 2 |  80 | L03 at the GP
             1 |  91 | tramadol for 30 days by the GP
             2 |  92 | tramadol for 30 days by the GP
             3 |   5 | tramadol for 30 days by the neurologist
             4 |   3 | L86 at the GP
             5 |   3 | breast cancer at the GP
         4 5 6 |   5 | tramadol for 30 days by the GP
        6 observed from -100 to 400
        """
    spec(
        picture,
        medication.opioid_acute,
        {
            1: NOT_FOLLOWED,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
        },
    )
    spec(
        picture,
        medication.opioid_chronic,
        {
            1: NOT_APPLICABLE,
            2: NOT_FOLLOWED,
            3: NOT_APPLICABLE,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
        },
    )


def test_opioid_for_chronic_pain(spec):
    """With severe limitations and for two weeks at most it is in order."""
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | chronic low back pain at the GP
         1 2 4 |   5 | Oswestry 41
             3 |   5 | Oswestry 40
           1 3 |  10 | tramadol for 14 days by the GP
             2 |  10 | tramadol for 15 days by the GP
             4 |  10 | tramadol for 7 days by the GP
             4 |  37 | morphine for 7 days by the GP
        """,
        medication.opioid_chronic,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED, 4: FOLLOWED},
    )


def test_opioid_for_chronic_pain_that_cannot_be_told(spec):
    """Without an index it cannot be told, unless it was for more than two weeks."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | chronic low back pain at the GP
             1 |  10 | tramadol for 14 days by the GP
             2 |  10 | tramadol for 15 days by the GP
             3 |  10 | tramadol for 14 days by the GP
             3 |  10 | Oswestry 60
        3 observed from -400 to 36
        """,
        medication.opioid_chronic,
        {1: CANNOT_TELL, 2: NOT_FOLLOWED, 3: CANNOT_TELL},
    )


def test_nerve_pain_drugs(spec):
    """A drug for nerve pain started within twelve weeks departs from the advice."""
    spec(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |  84 | pregabalin by the GP
             2 |  85 | pregabalin by the GP
             3 |   0 | duloxetine by the neurologist
           4 7 |   0 | gabapentin by the GP
             4 |-365 | gabapentin by the GP
             7 |-366 | gabapentin by the GP
             5 |   0 | discitis at the GP
        6 observed from -400 to 83
        """,
        medication.neuropathic_drugs,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: NOT_FOLLOWED,
            4: FOLLOWED,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
            7: NOT_FOLLOWED,
        },
    )


def test_benzodiazepines(spec):
    """A benzodiazepine started within twelve weeks departs from the advice."""
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             7 |   0 | L86 at the GP
             1 |   0 | nitrazepam by the GP
             2 |  84 | nitrazepam by the GP
             3 |  85 | nitrazepam by the GP
             4 |   0 | nitrazepam by the GP
             4 |  -1 | nitrazepam by the GP
             6 |   5 | nitrazepam by the GP
        5 6 observed from -400 to 83
        """,
        medication.benzodiazepines,
        {
            1: NOT_FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: FOLLOWED,
            5: CANNOT_TELL,
            6: NOT_FOLLOWED,
            7: NOT_APPLICABLE,
        },
    )


def test_a_source_without_a_pharmacy(spec):
    """Where drugs are not recorded, nobody is said to have been spared them."""
    picture = """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |   0 | foot drop at the GP
        not carried: benzodiazepine, neuropathic_drug, opioid, analgesic
        """
    told = {1: CANNOT_TELL, 2: NOT_APPLICABLE}
    spec(picture, medication.benzodiazepines, told)
    spec(picture, medication.neuropathic_drugs, told)
