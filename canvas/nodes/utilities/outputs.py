"""Where a workflow ends: what is shown as its result."""

from canvas.nodes.declaration import node
from canvas.nodes.ports import Any_


@node("output:preview", label="Preview", category="Output", kind="output", raw=True, output="media")
def preview(media: Any_) -> Any_:
    """Shows a result large, and counts it among the workflow's outputs."""
    return media
