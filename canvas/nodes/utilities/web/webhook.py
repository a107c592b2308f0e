"""Telling a server."""

import json
from typing import Annotated

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Text

MAX_MESSAGE = 250_000


@node(
    "output:webhook",
    label="Send to webhook",
    category="Output",
    kind="output",
    output="value",
    keywords="post notify callback url zapier make n8n slack http",
    cacheable=False,
    raw=True,
)
def send_to_webhook(
    context: NodeContext, value: Any_, url: Annotated[Text, Param(label="URL")]
) -> Any_:
    """Send a value to an address of yours, signed, and for a day again until it is taken."""
    if len(json.dumps(value)) > MAX_MESSAGE:
        raise NodeError(f"A message may have at most {MAX_MESSAGE:,} characters.")
    context.deliver(url, value)
    return value
