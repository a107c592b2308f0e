"""Follows a sampler: tells its steps, shows its latents, and stops it when a run is cancelled."""

import inspect
import time
from collections.abc import Callable, Sequence
from typing import Any

import PIL.Image
import torch

from canvas.nodes.context import CancelledError, NodeContext
from workers.backends.local.pipelines.arguments import frame_step
from workers.backends.local.pipelines.previews import Layout, Preview

Change = Callable[..., Any]
# Seconds between two previews.
PERIOD = 0.1


class Watch:
    """Listens to one run of a pipeline, as a context manager around its call.

    Most pipelines call back after each step (`arguments` asks for it); the older ones do not, and
    there each step of their scheduler is listened to instead.
    """

    def __init__(
        self, pipeline: Any, preview: Preview, context: NodeContext, given: dict[str, Any]
    ) -> None:
        known = inspect.signature(pipeline.__call__).parameters
        self._pipeline = pipeline
        self._preview = preview
        self._context = context
        self._given = given
        self._steps = 0
        self._shown = 0.0
        self._latents: torch.Tensor | None = None
        self._calls_back = "callback_on_step_end" in known
        self.arguments: dict[str, Any] = (
            {"callback_on_step_end": self._after_step} if self._calls_back else {}
        )

    def __enter__(self) -> "Watch":
        scheduler = getattr(self._pipeline, "scheduler", None)
        if not self._calls_back and scheduler is not None:
            scheduler.step = self._listening(scheduler.step)
        return self

    def __exit__(self, *failure: object) -> None:
        scheduler = getattr(self._pipeline, "scheduler", None)
        if not self._calls_back and scheduler is not None:
            del scheduler.step  # the class's own shows again

    def learn(self, pictures: Sequence[PIL.Image.Image]) -> None:
        """Looks at what the last latents have become, so that the next run can be previewed."""
        if self._latents is not None and pictures:
            picture = pictures[len(pictures) // 2]
            self._preview.learn(self._latents, picture, self._layout(*picture.size, len(pictures)))

    def _after_step(
        self, pipeline: Any, index: int, timestep: Any, tensors: dict[str, Any]
    ) -> dict[str, Any]:
        try:
            self._tell(tensors.get("latents"))
        except CancelledError:
            pipeline._interrupt = True
            raise
        return tensors

    def _listening(self, step: Change) -> Change:
        def listened(*values: Any, **named: Any) -> Any:
            result = step(*values, **named)
            found = result[0] if isinstance(result, tuple) else getattr(result, "prev_sample", None)
            self._tell(found)
            return result

        return listened

    def _tell(self, latents: Any) -> None:
        self._context.check_cancelled()
        self._steps += 1
        total = max(self._total(), self._steps)
        self._context.progress(self._steps / total, step=self._steps, total_steps=total)
        if isinstance(latents, torch.Tensor):
            self._latents = latents
            self._show(latents)

    def _show(self, latents: torch.Tensor) -> None:
        # Reading latents waits for the device, which has steps queued up: no oftener than is seen.
        now = time.monotonic()
        if now - self._shown < PERIOD:
            return
        if (picture := self._preview.show(latents, self._wanted())) is not None:
            self._shown = now
            self._context.preview(picture)

    def _wanted(self) -> Layout | None:
        width, height = self._given.get("width"), self._given.get("height")
        frames = int(self._given.get("num_frames") or 1)
        return self._layout(width, height, frames) if width and height else None

    def _layout(self, width: int, height: int, frames: int) -> Layout:
        return Layout(width, height, (frames - 1) // frame_step(self._pipeline) + 1)

    def _total(self) -> int:
        """Steps of this run: fewer than were asked for where a picture is only changed a little."""
        timesteps = getattr(getattr(self._pipeline, "scheduler", None), "timesteps", None)
        planned = getattr(self._pipeline, "num_timesteps", None)
        counted = planned or (len(timesteps) if timesteps is not None else 0)
        return int(counted or self._given.get("num_inference_steps") or 1)
