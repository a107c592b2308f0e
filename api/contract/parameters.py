"""The parameters of paths and queries: what each names, and an example."""

import re
from typing import Any

from api.contract.operation import Operation
from api.contract.shapes import Shape, text
from api.contract.vocabulary import IDEMPOTENCY_KEY, IF_NONE_MATCH

VARIABLE = re.compile(r"{(\w+)}")
_EXAMPLE_ID = "01a214c9-866a-796b-ad8e-473e11d52369"
_PATHS = {
    "workflow_id": "The workflow's `id`",
    "execution_id": "The `executionId` of the call that started it",
    "node_id": "The node's `id` in the graph",
    "node_type": "As in `GET /api/v1/nodes`",
    "webhook_id": "The `webhookId` of a published workflow",
    "asset_id": "The medium's `id`",
    "saved_node_id": "The saved node's `id`",
    "thread_id": "The thread's `id`",
    "comment_id": "The comment's `id`",
    "key_id": "The key's `id`, which is not the key itself",
    "endpoint_id": "The endpoint's `id`",
    "delivery_id": "The delivery's `id`",
    "provider": "As in `GET /api/v1/provider-keys`",
    "number": "The version's number",
    "team_id": "The team's `id`",
    "member_id": "The member's `id`",
    "invitation_id": "The invitation's `id`",
}
_PATH_EXAMPLES: dict[str, Any] = {
    "execution_id": "01a214ca-0d44-7851-ab40-89ac7fca5739",
    "node_id": "prompt",
    "node_type": "input:text",
    "webhook_id": "whk_hynU6frP6Iv2z6g9gIvmRw-CZ8AKDY2X",
    "provider": "fal",
    "asset_id": "01a214ca-3189-77eb-8eb1-92cc580a2cdd",
    "number": 1,
    "member_id": 7,
}
_QUERIES = {
    "limit": "How many items a page has; 20 if not said",
    "cursor": "Where the page before ended: `nextCursor`, or follow the header `Link`",
    "tag": "Only workflows with this tag",
    "isActive": "Only those that are, or are not, active",
    "teamId": "One of your teams; your own if not said",
    "strict": "`false` saves a graph that could not run yet, and answers with warnings",
    "workflowId": "Only what belongs to this workflow",
    "status": "Only those in this state",
    "source": "Only those that a person on the canvas, an API key or a webhook started; or retries",
    "text": "Looked for in prompt, error and names; a number is that of a run",
    "since": "Only those that started at this moment or later",
    "until": "Only those that started before this moment",
    "endpointId": "Only deliveries to this endpoint",
    "resolved": "Only those that are, or are not, resolved",
    "q": "Words that must all stand in the prompt or in the workflow's name",
    "type": "Only media of this kind",
    "nodeType": "Only what nodes of this type made",
    "nodeId": "Only what the node of this `id` made",
    "executionId": "Only what this execution made",
    "starred": "Only those that are, or are not, starred",
    "from": "Only those made at this moment or later",
    "action": "Only events of this kind",
    "person": "Only what a person or key of this name did",
    "format": "`csv` for spreadsheets, or `jsonl`: one JSON object a line",
    "revokeKeys": "Whether the API keys that the member made are revoked as well",
    "to": "Only those made before this moment",
}


def parameters(path: str, operation: Operation) -> list[dict[str, Any]]:
    """All parameters of an operation, those of the path first."""
    found = [_of_path(name) for name in VARIABLE.findall(path)]
    found += [_of_query(name, shape) for name, shape in operation.query.items()]
    if operation.idempotent:
        found.append(IDEMPOTENCY_KEY)
    if operation.conditional:
        found.append(IF_NONE_MATCH)
    return found


def _of_path(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": _path_shape(name),
        "example": _PATH_EXAMPLES.get(name, _EXAMPLE_ID),
        **({"description": _PATHS[name]} if name in _PATHS else {}),
    }


def _of_query(name: str, shape: Shape) -> dict[str, Any]:
    words = {"description": _QUERIES[name]} if name in _QUERIES else {}
    return {"name": name, "in": "query", "schema": shape, **words}


def _path_shape(name: str) -> Shape:
    if name in {"node_id", "node_type", "provider", "webhook_id"}:
        return text(least=1, pattern=r"^[^/?#]+$")
    if name in {"number", "member_id"}:
        return {"type": "integer", "minimum": 1, "maximum": 2_147_483_647}
    return {"type": "string", "format": "uuid"}
