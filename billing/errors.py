"""Billing's refusals."""

from wireflow.errors import WireflowError


class InsufficientCreditsError(WireflowError):
    """The account cannot cover the quote; details carry the numbers and the breakdown."""

    status = 402
    code = "insufficient_credits"


class NotCoveredError(WireflowError):
    """A book has less than is to leave it; nobody's fault but ours where no hold is placed."""

    status = 500
    code = "not_covered"
