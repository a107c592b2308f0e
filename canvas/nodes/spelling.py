"""Did you mean …? Bounded, so that a hostile name costs next to nothing."""

from collections.abc import Iterable
from difflib import SequenceMatcher

LONGEST_NAME = 80
CLOSE = 0.6
VERY_CLOSE = 0.85


def closest(name: str, known: Iterable[str], *, at_least: float = CLOSE) -> str | None:
    """The known name most like `name`, if one is at least that like it (0 to 1)."""
    if not name or len(name) > LONGEST_NAME:
        return None
    matcher = SequenceMatcher(a="", b=name.lower(), autojunk=False)
    best, best_ratio = None, at_least
    for candidate in known:
        matcher.set_seq1(candidate.lower())
        # The quick ratios are upper bounds: most candidates are ruled out by them.
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio == best_ratio):
            best, best_ratio = candidate, ratio
    return best
