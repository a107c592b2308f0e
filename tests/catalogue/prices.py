"""List prices as credits: one credit is 0.01 US dollars, rounded up.

Where a source states several prices (by resolution, with and without sound) the highest counts, so
that no setting costs the operator more than was quoted. The hosted Wireflow's own price goes before
the maker's. Prices by token cannot be quoted and count as not known.
"""

import math
import re
from dataclasses import dataclass
from statistics import median

USD_PER_CREDIT = 0.01
_AMOUNT = r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?"
# How sources write a unit, ours, and how many of ours it is.
_UNITS = (
    (r"/(?:image|run|video)\b", "run", 1.0),
    (r"/(?:MP|megapixel)\b", "megapixel", 1.0),
    (r"/first MP\b", "run", 1.0),
    (r"/8MP\b", "run", 1.0),
    (r"/(?:sec|second)\b", "second", 1.0),
    (r"/5s\b", "second", 5.0),
    (r"/6s\b", "second", 6.0),
    (r"/10s\b", "second", 10.0),
    (r"/1K chars\b", "1,000 characters", 1.0),
    (r"/min\b", "minute", 1.0),
)


@dataclass(frozen=True)
class Price:
    """Whole credits for one unit."""

    credits: int
    unit: str
    estimated: bool = False


def read(text: str) -> Price | None:
    """The price of a catalogue row; None where none can be quoted."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    for part in sorted(parts, key=lambda part: "Wireflow list" not in part):
        if "token" not in part and (found := _read_part(part)):
            return found
    return None


def usual(prices: list[Price]) -> Price:
    """What stands in for a price that is not known: the middle one of its task.

    Without any, a few cents: language is priced by token, a thousand in and out cost up to three.
    """
    if not prices:
        return Price(3, "run", estimated=True)
    units = [price.unit for price in prices]
    # Of two that are as usual, the one that follows what is made.
    unit = max(sorted(set(units), reverse=True), key=units.count)
    middle = median(price.credits for price in prices if price.unit == unit)
    return Price(math.ceil(middle), unit, estimated=True)


def _read_part(part: str) -> Price | None:
    facts = re.sub(r"\[.*?\]|\(.*?\)", "", part)
    for pattern, unit, number in _UNITS:
        first = re.search(_AMOUNT + pattern, facts)
        if first is None:
            continue
        amounts = [float(amount) for amount in first.groups() if amount]
        # "0.05/sec 480p, 0.10 720p" and "0.4/sec audio, 0.2 silent"
        rest = facts[first.end() :].partition("+")[0]
        amounts += [float(amount) for amount in re.findall(r", (\d+\.\d+) ", f"{rest} ")]
        usd = max(amounts) / number
        return Price(max(1, math.ceil(round(usd / USD_PER_CREDIT, 6))), unit)
    return None
