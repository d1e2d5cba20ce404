"""What the Dutch College of General Practitioners (NHG) recommends."""

from wervel.recommendations.nhg import (
    annex_d,
    low_back_pain,
    low_back_pain_care,
    low_back_pain_medication,
    low_back_pain_therapy,
    pain,
    radicular_syndrome,
    radicular_syndrome_care,
)

ALL = tuple(
    sorted(
        (
            *annex_d.ALL,
            *low_back_pain.ALL,
            *low_back_pain_care.ALL,
            *low_back_pain_therapy.ALL,
            *low_back_pain_medication.ALL,
            *radicular_syndrome.ALL,
            *radicular_syndrome_care.ALL,
            *pain.ALL,
        ),
        key=lambda each: each.source.item,
    )
)
"""Every recommendation of the NHG, in the order of its items."""
