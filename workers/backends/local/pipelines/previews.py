"""What latents look like, without decoding them.

A VAE's latents are nearly a small picture already: the colour of each place is close to a linear
function of its channels. That function is fitted to what a pipeline has made, so that it needs no
table of models: from the second run of a warm model on, previews cost one small product a step.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import PIL.Image
import torch

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
# Keeps the fit from following noise in channels that say little about colour.
RIDGE = 1e-3
# Each run counts twice as much as the one before it.
MEMORY = 0.5


@dataclass(frozen=True)
class Layout:
    """How latents stand for a picture, or for `frames` latent pictures of a film. Pixels."""

    width: int
    height: int
    frames: int = 1

    def grid(self, latents: torch.Tensor) -> Floats | None:
        """Channels last, (rows, columns, channels), of the middle picture; None if it cannot be.

        Takes (batch, channels, rows, columns), the same with frames before the rows, and packed
        sequences (batch, places, channels), which transformers work on.
        """
        first = latents[0].float().cpu()
        if latents.dim() == 5:
            return _numbers(first[:, first.shape[1] // 2].permute(1, 2, 0))
        if latents.dim() == 4:
            return _numbers(first.permute(1, 2, 0))
        if latents.dim() != 3 or first.shape[0] % self.frames:
            return None
        places = first.shape[0] // self.frames
        rows = round((places * self.height / self.width) ** 0.5)
        if rows < 1 or places % rows:
            return None
        pictures = first.reshape(self.frames, rows, places // rows, -1)
        return _numbers(pictures[self.frames // 2])


class Preview:
    """Learns from each run how the latents of one pipeline look."""

    def __init__(self) -> None:
        self._layout: Layout | None = None
        self._colours: Floats | None = None
        self._squares: Floats = np.zeros(0, np.float32)
        self._products: Floats = np.zeros(0, np.float32)

    def learn(self, latents: torch.Tensor, picture: PIL.Image.Image, layout: Layout) -> None:
        """Fits the colours of the latents to the picture that they were decoded to."""
        grid = layout.grid(latents)
        if grid is None:
            return
        rows, columns, channels = grid.shape
        small = picture.convert("RGB").resize((columns, rows), PIL.Image.Resampling.BOX)
        wanted = np.asarray(small, np.float32).reshape(-1, 3) / 255
        known = _with_one(grid.reshape(-1, channels))
        squares: Floats = known.T @ known
        products: Floats = known.T @ wanted
        if self._squares.shape == squares.shape:
            squares += MEMORY * self._squares
            products += MEMORY * self._products
        self._squares, self._products, self._layout = squares, products, layout
        ridge = np.eye(len(squares)) * (RIDGE * np.trace(squares) / len(squares))
        self._colours = np.linalg.solve(squares + ridge, products).astype(np.float32)

    def show(self, latents: torch.Tensor, wanted: Layout | None) -> PIL.Image.Image | None:
        """The latents as a small picture; None before anything was learnt of their like.

        Without `wanted` they are taken for ones of the last run's layout.
        """
        layout = wanted or self._layout
        if self._colours is None or layout is None:
            return None  # before the latents are read: that would wait for the device
        grid = layout.grid(latents)
        if grid is None or grid.shape[2] + 1 != len(self._colours):
            return None
        rows, columns, channels = grid.shape
        levels = _with_one(grid.reshape(-1, channels)) @ self._colours
        pixels = (levels.clip(0, 1) * 255).round().astype(np.uint8).reshape(rows, columns, 3)
        return PIL.Image.fromarray(pixels)


def _with_one(rows: Floats) -> Floats:
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


def _numbers(tensor: torch.Tensor) -> Any:
    return np.ascontiguousarray(tensor.numpy())
