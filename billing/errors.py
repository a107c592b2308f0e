"""Billing's refusals."""

from wireflow.errors import WireflowError


class InsufficientCreditsError(WireflowError):
    """The account cannot cover the quote; details carry the numbers and the breakdown."""

    status = 402
    code = "insufficient_credits"
