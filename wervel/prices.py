"""The table of prices a user gives. Nothing is invented, and nothing is indexed."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wervel.errors import UsageError

COLUMNS = ("item", "price", "currency", "year", "source")
_YEAR_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Price:
    """What one item costs, in which year, by whose account; from low to high."""

    item: str
    price: float
    currency: str
    year: int
    source: str
    low: float
    high: float


Prices = Mapping[str, Price]


def read_prices(path: Path) -> Prices:
    """The prices in a CSV with item, price, currency, year and source; low and high.

    ``low`` and ``high`` may be left out, or empty. Every problem is named with its
    line. Raises UsageError.
    """
    where = str(path)
    wanted = "a CSV file with the columns " + ", ".join(COLUMNS)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if lacking := [each for each in COLUMNS if each not in _names(rows)]:
                came = "no " + ", ".join(lacking)
                raise UsageError(wanted, came, where=where, do="name the columns")
            lines = [
                {str(name): str(text or "").strip() for name, text in row.items()}
                for row in rows
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8 CSV"
        raise UsageError(wanted, came, where=where, do="check the file") from None
    return _checked(lines, where)


def _names(rows: csv.DictReader[str]) -> list[str]:
    return [str(each) for each in rows.fieldnames or ()]


def _checked(lines: Sequence[Mapping[str, str]], where: str) -> Prices:
    problems: list[str] = []
    found: dict[str, Price] = {}
    for number, line in enumerate(lines, start=2):
        wrong = _wrong(line)
        if not wrong and line["item"] in found:
            wrong = ["a second price of one item"]
        if wrong:
            problems.append(f"line {number}: " + ", ".join(wrong))
        else:
            found[line["item"]] = _price(line)
    if len({each.currency for each in found.values()}) > 1:
        problems.append("more than one currency")
    if problems or not found:
        raise UsageError(
            "on each line an item, once, its price, currency, year and source",
            "; ".join(problems) or "no lines",
            where=where,
            do="fill the gaps; of two years keep the one to reckon with",
        )
    return found


def _wrong(line: Mapping[str, str]) -> list[str]:
    wrong = [f"no {name}" for name in COLUMNS if not line[name]]
    numbers = [_number(line.get(name) or line["price"]) for name in ("low", "high")]
    low, high = numbers
    price = _number(line["price"])
    if line["price"] and price is None:
        wrong.append("a price that is no amount")
    if line["year"] and not (
        line["year"].isdigit() and len(line["year"]) == _YEAR_DIGITS
    ):
        wrong.append("a year that is none")
    if price is not None and not _in_order(low, price, high):
        wrong.append("low, price and high that are not in order")
    return wrong


def _in_order(low: float | None, price: float, high: float | None) -> bool:
    return low is not None and high is not None and low <= price <= high


def _number(text: str) -> float | None:
    """An amount with a point for decimals; nothing for what is none."""
    whole, _, decimals = text.partition(".")
    if not whole.isascii() or not whole.isdigit():
        return None
    if decimals and not (decimals.isascii() and decimals.isdigit()):
        return None
    return float(text)


def _price(line: Mapping[str, str]) -> Price:
    price = float(line["price"])
    return Price(
        item=line["item"],
        price=price,
        currency=line["currency"],
        year=int(line["year"]),
        source=line["source"],
        low=float(line.get("low") or price),
        high=float(line.get("high") or price),
    )


def check_prices(prices: Prices, needed: Sequence[str], *, where: str) -> None:
    """Raise UsageError where a scenario needs what the table has no price of."""
    lacking = [each for each in dict.fromkeys(needed) if each not in prices]
    if lacking:
        raise UsageError(
            "a price of everything the scenarios need",
            "no price of " + ", ".join(lacking),
            where=where,
            do="add the lines, choose other scenarios, or leave --prices out",
        )
