"""Publishing, webhooks that come in, and webhooks that go out."""

from api.contract.components.executions import EVENTS
from api.contract.shapes import (
    BOOLEAN,
    ID,
    MOMENT,
    OBJECT,
    URL,
    Shape,
    array,
    described,
    nullable,
    one_of,
    record,
    ref,
    text,
    whole,
)

_ORIGINS = array(text(least=1, most=200, pattern=r"^https?://[^/\s]+$"), most=20)
_EVENTS = array(one_of(*EVENTS), most=len(EVENTS), least=1)
_URL = text(least=1, most=2_000, pattern=r"^https?://")
_SECRET = described(nullable(text()), "For signed-in people only")

SCHEMAS: dict[str, Shape] = {
    "Publication": record(
        {
            "workflowId": ID,
            "workflowName": text(),
            "version": whole(1),
            "publishedAt": MOMENT,
            "webhookId": text(),
            "webhookUrl": URL,
            "enabled": BOOLEAN,
            "requestsPerMinute": whole(1),
            "dailyCredits": nullable(whole(0)),
            "creditsToday": whole(0),
            "allowedOrigins": array(text()),
            "signed": BOOLEAN,
            "secret": _SECRET,
        }
    ),
    "Unpublished": record({"workflowId": ID, "published": BOOLEAN}),
    "WebhookSettings": record(
        {},
        {
            "enabled": BOOLEAN,
            "requestsPerMinute": whole(1, 1_000),
            "dailyCredits": described(nullable(whole(0, 10**9)), "null is without a cap"),
            "allowedOrigins": _ORIGINS,
            "signed": described(BOOLEAN, "Whether calls must carry a signature"),
        },
    ),
    "Rotation": record({"what": one_of("address", "secret")}),
    "Hook": record({"name": text(), "isActive": BOOLEAN, "message": text()}),
    "TriggerData": described(OBJECT, "The trigger data of the run"),
    "Triggered": record(
        {
            "executionId": ID,
            "status": one_of("queued"),
            "message": text(),
            "statusUrl": described(URL, "Signed: polls this one execution without a key"),
        }
    ),
    "NewEndpoint": record({"url": _URL, "events": _EVENTS}, {"description": text(most=200)}),
    "EndpointChange": record(
        {},
        {"url": _URL, "events": _EVENTS, "description": text(most=200), "isActive": BOOLEAN},
    ),
    "Endpoint": record(
        {
            "id": ID,
            "url": text(),
            "description": text(),
            "events": array(text()),
            "isActive": BOOLEAN,
            "disabledReason": text(),
            "secret": text(),
            "createdAt": MOMENT,
            "lastDeliveryAt": nullable(MOMENT),
        }
    ),
    "CallbackSecret": record({"secret": text(pattern="^whsec_")}),
    "Delivery": record(
        {
            "id": ID,
            "endpointId": nullable(ID),
            "url": text(),
            "event": text(),
            "executionId": nullable(ID),
            "status": one_of("PENDING", "DELIVERED", "FAILED"),
            "attempts": array(ref("DeliveryAttempt")),
            "nextAttemptAt": nullable(MOMENT),
            "createdAt": MOMENT,
            "completedAt": nullable(MOMENT),
            "payload": OBJECT,
        }
    ),
    "DeliveryAttempt": record(
        {
            "at": MOMENT,
            "status": nullable(whole()),
            "error": text(),
            "milliseconds": whole(0),
            "answer": described(text(), "Its first 500 characters"),
        }
    ),
}
