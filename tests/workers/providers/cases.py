"""One job of each provider, and how it says that it refuses: what the fault suite is run with."""

from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from tests.workers.providers.fal_server import REFUSAL, Answers
from workers.backends.providers import bfl, elevenlabs, fal, google, openai, replicate
from workers.backends.providers.protocol import Job

# Stands for the server's address where an answer names one.
HERE = "{here}"
PROMPT = {"prompt": "A sunset"}
CHAT = Job("chat/gpt-5-mini", PROMPT, key="1")
FLAGGED = Answers(400, {"error": {"message": "Flagged", "code": "moderation_blocked"}})


@dataclass(frozen=True)
class Case:
    """`refusal` comes where the job is handed in, or else with its results.

    A provider with a queue has a `ticket`, `pending` and `over` answers to the question how the job
    goes, and `stolen`, a result that lies in a private network.
    """

    provider: str
    module: ModuleType
    job: Job
    refusal: Answers
    at_once: bool = True
    ticket: dict[str, str] = field(default_factory=dict)
    pending: Any = None
    over: Any = None
    asked: str = "result"
    stolen: tuple[str, Any] = ("", None)


_FAL = {
    "request_id": "1",
    "status_url": f"{HERE}/acme/x/requests/1/status",
    "response_url": f"{HERE}/acme/x/requests/1",
    "cancel_url": f"{HERE}/acme/x/requests/1/cancel",
}
INSIDE = "http://169.254.169.254/latest"
CASES = [
    Case(
        "fal",
        fal,
        Job("acme/x", PROMPT, key="1"),
        Answers(422, REFUSAL),
        ticket=_FAL,
        pending={"status": "IN_PROGRESS"},
        over={"status": "COMPLETED"},
        asked="status",
        stolen=("images", {"images": [{"url": INSIDE}]}),
    ),
    Case(
        "elevenlabs",
        elevenlabs,
        Job("speech-to-text/scribe_v2", {"file": "data:audio/mpeg;base64,eA=="}, key="1"),
        Answers(403, {"detail": {"status": "content_against_policy", "message": "Blocked"}}),
    ),
    Case(
        "google",
        google,
        Job("gemini-3-pro-image", PROMPT, key="1"),
        Answers(body={"candidates": [{"finishReason": "IMAGE_SAFETY"}]}),
    ),
    Case("openai", openai, CHAT, FLAGGED),
    Case("openrouter", openai, CHAT, FLAGGED),
    Case(
        "bfl",
        bfl,
        Job("flux-2-pro", PROMPT, key="1"),
        Answers(body={"id": "1", "status": "Request Moderated", "result": None}),
        at_once=False,
        ticket={"polling_url": f"{HERE}/get_result?id=1"},
        pending={"id": "1", "status": "Pending", "result": None},
        over={"id": "1", "status": "Error"},
        stolen=("sample", {"id": "1", "status": "Ready", "result": {"sample": INSIDE}}),
    ),
    Case(
        "replicate",
        replicate,
        Job("acme/x", PROMPT, key="1"),
        Answers(body={"status": "failed", "error": "The output was flagged as sensitive. (E005)"}),
        at_once=False,
        ticket={"get": f"{HERE}/predictions/1", "cancel": f"{HERE}/predictions/1/cancel"},
        pending={"status": "processing"},
        over={"status": "succeeded"},
        stolen=("output", {"status": "succeeded", "output": [INSIDE]}),
    ),
]
QUEUES = [case for case in CASES if case.ticket]
