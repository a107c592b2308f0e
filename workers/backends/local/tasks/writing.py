"""Shows the words of a language model while it writes them, and stops it when asked to."""

from typing import Any

from transformers import TextStreamer

from canvas.nodes.context import NodeContext


class Writing(TextStreamer):
    """Hands each finished word to the node; whatever the context raises ends the writing."""

    def __init__(self, tokenizer: Any, context: NodeContext) -> None:
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._context = context

    def put(self, value: Any) -> None:
        self._context.check_cancelled()
        super().put(value)

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        if text:
            self._context.write(text)
