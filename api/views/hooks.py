"""The webhook of a published workflow: any service may start it, without a key."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api import signatures
from api.authentication import Caller, HookAuthentication
from api.contract.operation import NOBODY, Operation
from api.contract.shapes import ref
from api.parsers import AnyJsonParser
from api.views.executions import Launching
from billing.errors import InsufficientCreditsError
from canvas import signing
from canvas.models import Publication
from wireflow.errors import ForbiddenError, NotFoundError
from workers import launch, prices

TAG = "Webhooks"
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Idempotent-Replayed, Retry-After, X-RateLimit-Limit, "
    "X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id",
}
_PREFLIGHT = {
    **_CORS,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key, Webhook-Id, "
    "Webhook-Timestamp, Webhook-Signature, X-Hub-Signature-256, X-Request-Id",
    "Access-Control-Max-Age": "86400",
}


class Trigger(Launching):
    """Starts the published version; the JSON body is its trigger data. Open to every origin
    unless the workflow's owner names some; signed where the owner asks for it, by Standard
    Webhooks or with `X-Hub-Signature-256`. The `webhook-id` of a signed call, like an
    `Idempotency-Key`, has the call count once."""

    authentication_classes = [HookAuthentication]
    parser_classes = [AnyJsonParser]
    operations = {
        "GET": Operation(
            "Ask whether a webhook listens",
            tag=TAG,
            scope=NOBODY,
            answers={200: ref("Hook")},
            bucket="polls",
        ),
        "POST": Operation(
            "Trigger a published workflow",
            tag=TAG,
            scope=NOBODY,
            body=ref("TriggerData"),
            answers={202: ref("Triggered")},
            refusals=(402, 403, 409, 413, 422, 503),
            idempotent=True,
        ),
    }

    def get(self, request: Request, webhook_id: str) -> Response:
        publication = self.publication
        active = publication.webhook_enabled
        message = "POST JSON here to run the workflow" if active else "This webhook is switched off"
        return Response({"name": publication.workflow.name, "isActive": active, "message": message})

    def post(self, request: Request, webhook_id: str) -> Response:
        self._admit(request)
        return self.once(self._trigger, key=signatures.message_id(request))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204, headers=_PREFLIGHT)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kw: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kw)
        for name, value in _CORS.items():
            answer.headers.setdefault(name, value)
        return answer

    @property
    def publication(self) -> Publication:
        """What is behind the address."""
        caller: Caller = self.caller
        assert caller.publication is not None  # by HookAuthentication
        return caller.publication

    def _admit(self, request: Request) -> None:
        publication = self.publication
        if not (publication.webhook_enabled and publication.workflow.is_active):
            raise NotFoundError("This webhook is switched off")
        origin = request.headers.get("Origin")
        if publication.allowed_origins and origin not in publication.allowed_origins:
            raise ForbiddenError("This webhook does not take calls from here")
        if publication.signed:
            signatures.check(request, publication)

    def _trigger(self) -> Response:
        publication = self.publication
        draft = launch.draft(
            team=self.caller.team,
            user=None,
            workflow=publication.workflow,
            nodes=publication.version.nodes,
            edges=publication.version.edges,
            trigger_data=self.body,
            request_id=self.request_id,
            publication=publication,
        )
        try:
            execution = self.launch(draft)
        except InsufficientCreditsError as error:
            prices.keep_quiet(error)
            raise
        answer = {
            "executionId": str(execution.id),
            "status": "queued",
            "message": "The workflow was started",
            "statusUrl": signing.status_url(execution.id),
        }
        return Response(answer, status=202)
