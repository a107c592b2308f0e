"""One job of each provider, and how it says that it refuses: what the fault suite is run with."""

from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from tests.workers.providers.fal_server import REFUSAL, Answers
from workers.backends.providers import (
    bfl,
    elevenlabs,
    fal,
    google,
    http,
    openai,
    replicate,
    stability,
)
from workers.backends.providers.protocol import Account, Job
from workers.backends.providers.service import Service

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
    service: Service | None = None

    def account(self, url: str, key: str) -> Account:
        """The provider at an address."""
        service = self.service and Service(
            **{
                name: value.replace(HERE, url) if isinstance(value, str) else value
                for name, value in vars(self.service).items()
            }
        )
        return Account(self.provider, url, key, url, service)


_FAL = {
    "request_id": "1",
    "status_url": f"{HERE}/acme/x/requests/1/status",
    "response_url": f"{HERE}/acme/x/requests/1",
    "cancel_url": f"{HERE}/acme/x/requests/1/cancel",
}
_SERVICE = Service(
    name="Acme",
    submit_url=f"{HERE}/paint/{{model}}",
    body={"model": "$model", "args": "$input"},
    job_id="job.id",
    status_url=f"{HERE}/jobs/{{id}}",
    state="job.state",
    done=("done",),
    failed=("broken",),
    refused=("policy",),
    results="job.made",
    cancel_url=f"{HERE}/jobs/{{id}}/cancel",
)
_OPERATION = "models/veo-3.1-generate-preview/operations/1"
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
    Case(
        "google",
        google,
        Job("veo-3.1-generate-preview", PROMPT, key="1"),
        Answers(
            body={
                "done": True,
                "response": {
                    "generateVideoResponse": {
                        "raiMediaFilteredCount": 1,
                        "raiMediaFilteredReasons": ["Harm"],
                    }
                },
            }
        ),
        at_once=False,
        ticket={"operation": _OPERATION},
        pending={"name": _OPERATION},
        over={"name": _OPERATION, "done": True},
        stolen=(
            "videos",
            {
                "done": True,
                "response": {
                    "generateVideoResponse": {"generatedSamples": [{"video": {"uri": INSIDE}}]}
                },
            },
        ),
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
CASES += [
    Case(
        "stability",
        stability,
        Job("stable-image/upscale/creative", PROMPT, key="1"),
        Answers(403, {"name": "content_moderation", "errors": ["Flagged"]}),
        ticket={"id": "1"},
        pending=Answers(202, {"id": "1", "status": "in-progress"}),
        over={"image": "eA==", "finish_reason": "SUCCESS"},
    ),
    Case(
        "http.acme",
        http,
        Job("painter-2", PROMPT, key="1"),
        Answers(422, {"error": "Against our policy"}),
        ticket={"id": "1", "model": "painter-2"},
        pending={"job": {"state": "at it"}},
        over={"job": {"state": "done", "made": {}}},
        stolen=("url", {"job": {"state": "done", "made": {"url": INSIDE}}}),
        service=_SERVICE,
    ),
]
QUEUES = [case for case in CASES if case.ticket]
# Those that name their results by an address; and those whose tickets hold some.
THIEVES = [case for case in QUEUES if case.stolen[0]]
NAMING = [case for case in QUEUES if any(HERE in value for value in case.ticket.values())]
