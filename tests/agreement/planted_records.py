"""The written tables of a sample, read naively: episodes, days, codes of the lists."""

from pathlib import Path
from typing import Final

import pandas as pd

import wervel

LISTS: Final = Path(wervel.__file__).parent / "codelists"
COMPLAINTS: Final = (
    "back_pain_non_specific",
    "back_pain_radicular",
    "lumbar_canal_stenosis",
    "post_surgery_syndrome",
)


def codes_of(*lists):
    """Every code of these lists, as the files have it."""
    return {
        code
        for name in lists
        for code in pd.read_csv(LISTS / f"{name}.csv", dtype=str).code
    }


def table(folder, name):
    return pd.read_parquet(folder / f"{name}.parquet")


def days(column):
    return pd.to_datetime(column).to_numpy().astype("datetime64[D]").astype(int)


def observed(folder, rows):
    """Those of the rows that lie within a period of observation."""
    periods = table(folder, "observation_period")
    joined = rows.reset_index().merge(periods, on="person_id")
    first = days(joined.observation_period_start_date)
    last = days(joined.observation_period_end_date)
    return rows.loc[joined["index"][(joined.day >= first) & (joined.day <= last)]]


def episodes(folder):
    """One row per episode: person, first day, first code, first day of the next.

    Records outside observation do not count. Records of back pain more than 300 days
    apart are of two episodes: courses are at least 470 days apart, records within one
    at most 175.
    """
    rows = table(folder, "condition_occurrence")
    rows["day"] = days(rows.condition_start_date)
    pain = rows[rows.condition_source_value.isin(codes_of(*COMPLAINTS))]
    pain = observed(folder, pain).sort_values(["person_id", "day"], kind="stable")
    begins = (pain.groupby("person_id").day.diff() > 300) | ~pain.person_id.duplicated()
    first = pain[begins].copy()
    first["until"] = first.groupby("person_id").day.shift(-1).fillna(10**6)
    first["of"] = first.condition_source_value
    return first[["person_id", "day", "until", "of"]]
