"""The messages that go out, as `webhooks` of the document: signed by Standard Webhooks."""

from typing import Any

from api.contract.components.executions import EVENTS
from api.contract.sampling import example_of
from api.contract.shapes import ANY, ID, MOMENT, OBJECT, Shape, nullable, one_of, record, ref, text

_WORDS = {
    "execution.completed": "An execution has completed; `data` is what a poll tells.",
    "execution.failed": "An execution has failed; `data` is what a poll tells.",
    "execution.cancelled": "An execution was cancelled; `data` is what a poll tells.",
    "node.completed": "A node has completed while its execution goes on.",
    "node.waiting": "A node waits for a person, whom `data.node.question` asks.",
    "output.sent": "A “Send to webhook” node of a workflow sends a value.",
}
# Sent by nodes to addresses of their own, not to endpoints: nobody subscribes to it.
_SENT = "output.sent"
_OUTPUT = record(
    {
        "executionId": ID,
        "workflowId": nullable(ID),
        "metadata": OBJECT,
        "nodeId": text(),
        "label": text(),
        "value": ANY,
    }
)
_NODE = record(
    {
        "executionId": ID,
        "workflowId": nullable(ID),
        "metadata": OBJECT,
        "node": ref("NodeState"),
    }
)
_HEADERS = {
    "webhook-id": ("The same for every try of one message", "msg_01a214cb-91f2-7a4c-8a17"),
    "webhook-timestamp": ("When this try was made, in Unix seconds", "1795645176"),
    "webhook-signature": ("`v1,` and the signature in base64", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZl"),
}


def webhooks() -> dict[str, Any]:
    """By event: what is sent, and what is made of the answer."""
    return {event: {"post": _message(event)} for event in (*EVENTS, _SENT)}


def _message(event: str) -> dict[str, Any]:
    shape = _shape(event)
    parameters = [
        {"name": name, "in": "header", "description": words, "schema": text(), "example": example}
        for name, (words, example) in _HEADERS.items()
    ]
    return {
        "operationId": event,
        "summary": f"The event {event}",
        "description": _WORDS[event],
        "tags": ["Webhooks"],
        "parameters": parameters,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": shape, "example": example_of(shape)}},
        },
        "responses": {
            "2XX": {"description": "You have the message"},
            "410": {"description": "You want no more: the endpoint is switched off"},
            "default": {"description": "Sent again later"},
        },
    }


def _shape(event: str) -> Shape:
    data = {"node.completed": _NODE, "node.waiting": _NODE, _SENT: _OUTPUT}.get(event) or ref(
        "Execution"
    )
    return record({"type": one_of(event), "timestamp": MOMENT, "data": data})
