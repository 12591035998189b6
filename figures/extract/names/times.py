"""Times of day."""

from __future__ import annotations

import re

from figures.extract.scan import Quantity, Scan
from figures.model import Kind

AFTERNOON = re.compile(r"p\.?m\.?", re.IGNORECASE)
MORNING = re.compile(r"a\.?m\.?", re.IGNORECASE)


def read_time(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    """The time on tokens `first`..`last`, with its ISO 8601 form if it is a single one in digits."""
    del fields
    words = scan.tokens.text[first:last]
    clocks = [word for word in words if word[0].isdecimal()]
    told = len(clocks) == 1 and clocks[0] is words[0]  # half past 7 is not 7
    iso = _iso(clocks[0], words) if told else None
    return [Quantity(first, last, Kind.TIME, date=iso, bare=False, core=(first, last))]


def _iso(clock: str, words: list[str]) -> str | None:
    """10:30 pm -> T22:30."""
    parts = clock.replace(".", ":").split(":")
    if len(parts) == 1:
        parts = [clock[:-2], clock[-2:]] if len(clock) == 4 else [clock, "00"]
    hour, minute = int(parts[0]), parts[1]
    afternoon = any(AFTERNOON.fullmatch(word) for word in words)
    if (afternoon or any(MORNING.fullmatch(word) for word in words)) and 1 <= hour <= 12:
        hour = hour % 12 + 12 * afternoon
    valid = hour <= 24 and int(minute) < 60
    return f"T{hour:02d}:{':'.join((minute, *parts[2:]))}" if valid else None
