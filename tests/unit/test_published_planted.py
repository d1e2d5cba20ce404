"""A sample with plantings: whether the published numbers are still its own."""

import pytest

from wervel.practice.published.gathering import published_data
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.records.sample.planting import planting_from
from wervel.small_numbers import preset


@pytest.mark.parametrize(
    ("asked", "agrees"),
    [
        ({"spread": ["imaging:0.5"]}, False),
        ({"case_mix": 0.5}, False),
        ({"rehabilitation": "1:0.4"}, True),
    ],
)
def test_only_a_planting_that_moves_rates_ends_the_comparison(tmp_path, asked, agrees):
    """Where it does, no agreement is judged."""
    write_sample(tmp_path / "s", persons=300, seed=1, planting=planting_from(**asked))
    data = published_data(open_source(tmp_path / "s"), rule=preset("none"))
    assert data.is_sample is agrees
