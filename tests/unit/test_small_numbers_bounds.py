"""What bounds say of hidden counts, against every table there is."""

import itertools

import numpy as np
import pytest
from scipy.sparse import csc_array, csr_array

from wervel.small_numbers.alternatives import Search
from wervel.small_numbers.bounds import Entries, first_shown
from wervel.small_numbers.exchanges import Chains

THRESHOLD = 5


def square(size):
    """The equations of a square of counts with totals by row and by column after it."""
    cells = np.arange(size * size).reshape(size, size)
    matrix = np.zeros((2 * size, size * size + 2 * size), dtype=np.int64)
    for line in range(size):
        for number, parts in ((line, cells[line]), (size + line, cells[:, line])):
            matrix[number, parts] = 1
            matrix[number, size * size + number] = -1
    return csr_array(matrix)


def drawn(seed):
    """Nine counts with their totals, and which are hidden: some cells, no totals."""
    chance = np.random.default_rng(seed)
    cells = chance.integers(0, 5, (3, 3))
    values = np.concatenate([cells.ravel(), cells.sum(axis=1), cells.sum(axis=0)])
    hidden = np.zeros(15, dtype=bool)
    hidden[:9] = chance.random(9) < 0.6
    return values, hidden


def most_in_any_table(sums, values, hidden):
    """The most each hidden count is in any table of whole numbers, by trying all."""
    dense, (rows,) = sums.toarray(), np.nonzero(hidden)
    most = np.zeros(len(rows))
    top = int(values[9:].max()) + 1
    wanted = dense[:, rows] @ values[rows]
    for cells in itertools.product(range(top), repeat=len(rows)):
        if np.array_equal(dense[:, rows] @ np.array(cells), wanted):
            most = np.maximum(most, cells)
    return most


SEEDS = [seed for seed in range(60) if 2 <= drawn(seed)[1].sum() <= 5][:12]


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_leave_out_no_table(seed):
    (values, hidden), sums = drawn(seed), square(3)
    rows = np.flatnonzero(hidden)
    high, _ = Entries.of(sums, rows, values).highest(np.zeros(len(rows), dtype=int))
    assert (high >= most_in_any_table(sums, values, hidden)).all()


@pytest.mark.parametrize("seed", range(40))
def test_a_table_near_another_is_a_table(seed):
    """What exchanges say can be as much as the threshold is so, by trying all."""
    (values, hidden), sums = drawn(seed), square(3)
    rows = np.flatnonzero(hidden)
    if len(rows) > 4:
        rows, hidden = rows[:4], hidden & (np.arange(15) <= rows[3])
    chains = Chains.of(csc_array(sums[:, rows]))
    least, every = np.zeros(len(rows), dtype=int), np.ones(len(rows), dtype=bool)
    found = chains.not_small(values[rows], least, every, THRESHOLD)
    assert (most_in_any_table(sums, values, hidden)[found] >= THRESHOLD).all()


def test_two_rows_and_two_columns_exchange():
    """Two sites and two months, all totals shown: the 1 can be 5, with 4 from each."""
    sums = csc_array(np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]]))
    table, least = np.array([1, 4, 4, 0]), np.zeros(4, dtype=int)
    wanted = np.array([True, False, False, False])
    found = Chains.of(sums).not_small(table, least, wanted, THRESHOLD)
    assert found.tolist() == [True, False, False, False]
    tighter = np.array([1, 3, 4, 0])
    assert not Chains.of(sums).not_small(tighter, least, wanted, THRESHOLD).any()


def test_a_count_rises_with_its_hidden_totals():
    """Month and year of one site against those of another, each year hidden."""
    sums = csc_array(
        np.array([[1, 0, -1, 0], [0, 1, 0, -1], [1, 1, 0, 0], [0, 0, 1, 1]])
    )
    table, least = np.array([1, 4, 1, 4]), np.zeros(4, dtype=int)
    wanted = np.array([True, False, True, False])
    found = Chains.of(sums).not_small(table, least, wanted, THRESHOLD)
    assert found.tolist() == wanted.tolist()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_search_ends_where_every_small_count_can_be_larger(seed):
    (values, hidden), sums = drawn(seed), square(3)
    small = hidden & (values > 0) & (values < THRESHOLD)
    search = Search(
        sums=sums,
        values=values,
        least=np.zeros(15, dtype=np.int64),
        size=values,
        threshold=THRESHOLD,
        pending=small.copy(),
    )
    while (more := search.to_hide(hidden)).size:
        assert not hidden[more].any()
        hidden[more] = True
    assert not search.pending.any()
    if hidden.sum() <= 5:
        most = most_in_any_table(sums, values, hidden)
        assert (most[small[hidden]] >= THRESHOLD).all()


def test_a_sum_with_one_missing_tells_it():
    sums = csr_array(np.array([[1, 1, -1]]))
    values = np.array([3, 40, 43])
    entries = Entries.of(sums, np.array([0]), values)
    high, says = entries.highest(np.array([0]))
    assert (high.tolist(), says.tolist()) == ([3], [0])
    shown = np.array([False, True, True])
    assert first_shown(sums, says, shown, values).tolist() == [1]
