"""The four plans (seed): what a team may call, and how often."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Limits of one plan; None is unlimited."""

    name: str
    requests_per_minute: int
    executions_per_day: int | None
    executions_per_minute: int = 10

    @property
    def polls_per_minute(self) -> int:
        """Polling has its own bucket, so that the advised schedule never starves a caller."""
        return max(60, 6 * self.requests_per_minute)


PLANS = {
    "free": Plan("Free", 10, 50),
    "starter": Plan("Starter", 20, 200),
    "pro": Plan("Pro", 60, 1_000),
    "enterprise": Plan("Enterprise", 200, None),
}
