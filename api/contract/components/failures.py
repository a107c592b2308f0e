"""How the API says no."""

from api.contract.shapes import (
    ANY,
    BOOLEAN,
    Shape,
    array,
    described,
    one_of,
    record,
    ref,
    text,
    whole,
)

_PARTS = {
    "error": described(text(), "What went wrong, for a person"),
    "code": described(text(), "What went wrong, for a program: stable"),
    "requestId": described(text(), "Names this request in the server's log"),
}
CREDITS = whole(0)

SCHEMAS: dict[str, Shape] = {
    "Error": record(_PARTS),
    "Violation": record(
        {"rule": text(), "message": text()},
        {
            "nodeId": text(),
            "edgeId": text(),
            "fix": described(text(), "What would mend it, for a person"),
            "field": described(text(), "The key of the setting or port it concerns"),
            "repair": ref("Repair"),
        },
    ),
    "Repair": described(
        record(
            {"do": one_of("set", "rename", "unset", "retype", "unlink")},
            {"value": ANY, "to": text()},
        ),
        "The fix for a program: set the field to value, give the setting's value to the field "
        "called to, drop the setting, make the node one of type to, or remove the edge",
    ),
    "InvalidGraph": record(_PARTS, {"violations": array(ref("Violation"))}),
    "CreditLine": record(
        {"nodeId": text(), "nodeLabel": text(), "nodeType": text(), "credits": CREDITS}
    ),
    "InsufficientCredits": record(
        _PARTS,
        {
            "insufficientCredits": BOOLEAN,
            "requiredCredits": CREDITS,
            "availableCredits": CREDITS,
            "breakdown": array(ref("CreditLine")),
        },
    ),
    "RateLimited": record(
        {
            **_PARTS,
            "limit": one_of(
                "requestsPerMinute", "executionsPerMinute", "executionsPerDay", "webhookPerMinute"
            ),
            "retryAfter": described(whole(1), "Seconds, as in the header Retry-After"),
        }
    ),
}
