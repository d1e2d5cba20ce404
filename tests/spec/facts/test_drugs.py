"""Facts about drugs: painkillers, opioids, nerve-pain drugs, benzodiazepines."""

from wervel.facts.treatment import (
    analgesic_before,
    benzodiazepine_started_within_twelve_weeks,
    neuropathic_drug_started_within_twelve_weeks,
    opioid_days_within_four_weeks,
)


def test_analgesic_before(facts):
    """A plain painkiller from the first day of the episode to the day before."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |   0 | ibuprofen for 7 days by the GP
             2 |  10 | ibuprofen for 7 days by the GP
             3 |  -1 | naproxen for 7 days by the GP
             4 |   9 | tramadol for 7 days by the GP
        """,
        analgesic_before,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: analgesic
        """,
        analgesic_before,
        {1: None},
    )


def test_days_of_opioids(facts):
    """The days of all opioids that are supplied in the 28 days from the day itself."""
    facts(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
             1 |  27 | morphine for 3 days by the neurologist
             1 |  28 | tramadol for 30 days by the GP
             1 |  -1 | tramadol for 30 days by the GP
             2 |   0 | tramadol until day 4 by the GP
        """,
        opioid_days_within_four_weeks,
        {1: 8, 2: 5, 3: None},
    )


def test_an_opioid_without_a_length(facts):
    """Where one supply has no length that could be, the days together are unknown.

    So are they where the four weeks were not observed to their end.
    """
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
             1 |   5 | tramadol by the GP
             2 |   0 | tramadol for -5 days by the GP
             3 |   5 | tramadol until day 3 by the GP
             4 |   0 | tramadol for 0 days until day 2 by the GP
         5 6 7 |   0 | tramadol for 5 days by the GP
             7 |   0 | tramadol for 5 days by the GP
        5 observed from -400 to 26
        6 observed from -400 to 27
        """,
        opioid_days_within_four_weeks,
        {1: None, 2: None, 3: None, 4: 3, 5: None, 6: 5, 7: 10},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
        not carried: opioid
        """,
        opioid_days_within_four_weeks,
        {1: None},
    )


def test_a_nerve_pain_drug_started(facts):
    """A drug for nerve pain within twelve weeks, if none was given the year before."""
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |  84 | pregabalin by the GP
             2 |  85 | pregabalin by the GP
       3 4 5 6 |   0 | gabapentin by the GP
             3 |-365 | pregabalin by the GP
             4 |-366 | pregabalin by the GP
             5 |  -1 | duloxetine by the GP
        7 observed from -400 to 83
        6 observed from -400 to 83
        """,
        neuropathic_drug_started_within_twelve_weeks,
        {1: True, 2: False, 3: False, 4: True, 5: False, 6: True, 7: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: neuropathic_drug
        """,
        neuropathic_drug_started_within_twelve_weeks,
        {1: None},
    )


def test_a_benzodiazepine_started(facts):
    """A benzodiazepine within twelve weeks, when none was given in the year before.

    Who used one already did not start one, however short the observation.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |  84 | flunitrazepam by the GP
             2 |  85 | flunitrazepam by the GP
             3 |   0 | flunitrazepam by the GP
             3 |-365 | nitrazepam by the GP
             4 |   0 | flunitrazepam by the GP
             4 |-366 | nitrazepam by the GP
             6 |  -7 | nitrazepam by the GP
        5 6 observed from -400 to 83
        """,
        benzodiazepine_started_within_twelve_weeks,
        {1: True, 2: False, 3: False, 4: True, 5: None, 6: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: benzodiazepine
        """,
        benzodiazepine_started_within_twelve_weeks,
        {1: None},
    )
