"""What plans allow."""

from api.contract.shapes import Shape, nullable, record, text, whole

SCHEMAS: dict[str, Shape] = {
    "Plan": record(
        {
            "slug": text(),
            "name": text(),
            "requestsPerMinute": whole(0),
            "pollsPerMinute": whole(0),
            "executionsPerMinute": whole(0),
            "executionsPerDay": nullable(whole(0)),
        }
    ),
}
