"""Signed calls to a webhook: Standard Webhooks, or GitHub's `X-Hub-Signature-256`."""

import hmac
from hashlib import sha256

from rest_framework.request import Request
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from api.refusals import UnauthorizedError
from canvas import publications
from canvas.models import Publication

STANDARD = ("webhook-id", "webhook-timestamp", "webhook-signature")
HUB = "X-Hub-Signature-256"


def message_id(request: Request) -> str:
    """The sender's own name of a message, which repeats when it is sent again."""
    return request.headers.get("webhook-id", "") if "webhook-signature" in request.headers else ""


def check(request: Request, publication: Publication) -> None:
    """Raises UnauthorizedError for a missing, wrong or old signature."""
    secret, body = publications.secret(publication), request._request.body
    if HUB in request.headers:
        wanted = "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()
        if not hmac.compare_digest(wanted.encode(), request.headers[HUB].encode()):
            raise UnauthorizedError(f"{HUB} does not fit the body")
        return
    headers = {name: request.headers.get(name, "") for name in STANDARD}
    try:
        Webhook(secret).verify(body.decode("utf-8", "replace"), headers)
    except (WebhookVerificationError, ValueError) as error:
        raise UnauthorizedError("This webhook takes signed calls only") from error
