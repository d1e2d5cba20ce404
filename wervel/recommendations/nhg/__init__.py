"""What the Dutch College of General Practitioners (NHG) recommends."""

from wervel.recommendations.nhg import (
    low_back_pain,
    low_back_pain_medication,
    low_back_pain_therapy,
    radicular_syndrome,
)

ALL = tuple(
    sorted(
        (
            *low_back_pain.ALL,
            *low_back_pain_therapy.ALL,
            *low_back_pain_medication.ALL,
            *radicular_syndrome.ALL,
        ),
        key=lambda each: each.source.item,
    )
)
"""Every recommendation of the NHG that can be measured, in the order of its items."""
