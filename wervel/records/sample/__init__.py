"""The sample: a made-up population in OMOP shape, and the truth planted in it."""

from wervel.records.sample.planting import Planting, planting_from
from wervel.records.sample.write import write_sample

__all__ = ["Planting", "planting_from", "write_sample"]
