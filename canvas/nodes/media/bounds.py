"""How long and how large a film or a sound may be made."""

from collections.abc import Sized
from fractions import Fraction

from canvas.nodes.context import NodeError

MAX_SECONDS = 600
MAX_RATE = 60
MAX_FILM_SIDE = 4_096
# About two minutes of full HD at 30 frames a second.
MAX_FILM_PIXELS = 8_000_000_000
# What lies in memory all at once: six seconds of full HD at 24 frames a second, 450 MB.
MAX_HELD_PIXELS = 300_000_000
MAX_BYTES = 200_000_000


def check_count(items: Sized, noun: str, at_most: int) -> None:
    """Raises NodeError for none at all, and for more than may be joined."""
    if not len(items):
        raise NodeError(f"There are no {noun}.")
    if len(items) > at_most:
        raise NodeError(f"There are {len(items)} {noun}. At most {at_most} are allowed.")


def check_seconds(seconds: float | Fraction) -> None:
    """Raises NodeError for a result that would last too long, or no time at all."""
    if seconds > MAX_SECONDS:
        raise NodeError(
            f"The result would last {float(seconds):,.0f} seconds. "
            f"At most {MAX_SECONDS} are allowed."
        )
    if seconds <= 0:
        raise NodeError("Nothing would be left. Choose a longer part.")


def check_film(width: int, height: int, count: int) -> None:
    """Raises NodeError for a film of `count` frames that is too large to make."""
    if max(width, height) > MAX_FILM_SIDE:
        raise NodeError(
            f"The video would be {width} × {height} pixels. "
            f"At most {MAX_FILM_SIDE:,} a side are allowed."
        )
    if width * height * count > MAX_FILM_PIXELS:
        raise NodeError(
            f"{count:,} frames of {width} × {height} pixels are too much for one video. "
            "Make it shorter or smaller."
        )


def check_held(width: int, height: int, count: int) -> None:
    """Raises NodeError for frames that must lie in memory all at once and are too many."""
    if width * height * count > MAX_HELD_PIXELS:
        raise NodeError(
            f"{count:,} frames of {width} × {height} pixels are too many to hold at once. "
            "Trim or scale the video first."
        )


def check_bytes(size: int) -> None:
    """Raises NodeError for a file that has grown too large."""
    if size > MAX_BYTES:
        raise NodeError(
            f"The file would be larger than {MAX_BYTES // 1_000_000} MB. "
            "Make it shorter or smaller."
        )
