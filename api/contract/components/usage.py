"""Limits and usage."""

from api.contract.shapes import BOOLEAN, Shape, array, described, nullable, record, ref, text, whole

_COUNT = whole(0)
_DAY = text(pattern=r"^\d{4}-\d{2}-\d{2}$")

SCHEMAS: dict[str, Shape] = {
    "Usage": record(
        {
            "plan": text(),
            "credits": record({"available": _COUNT, "held": _COUNT, "unlimited": BOOLEAN}),
            "limits": record(
                {
                    "requestsPerMinute": _COUNT,
                    "pollsPerMinute": _COUNT,
                    "executionsPerMinute": _COUNT,
                    "executionsPerDay": nullable(_COUNT),
                }
            ),
            "minute": described(
                record({"requests": nullable(_COUNT), "executions": nullable(_COUNT)}),
                "Used in the last 60 seconds; null when the counters cannot be reached",
            ),
            "today": record({"executions": _COUNT}),
            "byDay": array(record({"day": _DAY, "executions": _COUNT, "credits": _COUNT})),
            "byNodeType": array(ref("NodeTypeUsage")),
        }
    ),
    "NodeTypeUsage": record({"nodeType": text(), "runs": _COUNT, "credits": _COUNT}),
}
