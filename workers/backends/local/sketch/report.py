"""Writes down what the evaluation found: a page of the documentation and a grid of pictures."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import PIL.Image

COLUMNS = 5
PAGE = """# Wireflow Sketch, the built-in model

A latent diffusion model of our own, so that a fresh machine draws a real picture without a key, a
GPU or a download. It was trained from nothing on pictures that a script of this repository draws
(`workers/backends/local/sketch/scenes.py`): nine kinds of landscape at five times of day, a few
things in them, and plain shapes. It knows nothing else, and the node says so when a prompt goes
beyond its words.

- 64 × 64 pixels, folded into 16 × 16 × 48 by a parameter-free autoencoder; a UNet with 96 and 160
  channels and a two-layer text encoder, {megabytes:.0f} MB in half precision.
- Flow matching with x0 prediction, {steps:,} steps of 32 pictures from 24,000 drawn ones, about an
  hour on two CPU cores shared with other work. To train it again:
  `python -m workers.backends.local.sketch.training --minutes 64`.
- A stock `StableDiffusionPipeline` with `DPMSolverMultistepScheduler`; 16 steps and guidance 3.
- Licence: Apache-2.0, weights and pictures alike.

## Measured

`python -m workers.backends.local.sketch.evaluation` gives these again. Two classifiers learn from
drawn scenes to tell the hour and the place of a picture, and then judge what the model made of
{prompts} prompts, each place at each hour.

| | drawn scenes not seen before | the model's pictures |
| --- | --- | --- |
| the hour is right | {time_ceiling:.0%} | {time:.0%} |
| the place is right | {place_ceiling:.0%} | {place:.0%} |
| both are right | – | {both:.0%} |

Gate: the loss at pure noise with the right caption is {gate:.2f} of that with another picture's
caption (wanted: below 0.6).

![One picture for each prompt](/static/docs/sketch-grid.png)

Rows are {places}; columns are dawn, day, sunset, night and overcast. Every picture is the first one
of its seed; none was picked.

## Limits

Soft, small pictures. Coloured things come out rarely, words outside the vocabulary not at all, and
people, animals and text never.
"""


def write_report(
    root: Path, scores: Any, asked: list[tuple[str, str, str]], made: npt.NDArray[np.uint8]
) -> None:
    """Writes `templates/docs/sketch-model.md` and `static/docs/sketch-grid.png` under `root`."""
    grid = root / "static" / "docs" / "sketch-grid.png"
    page = root / "templates" / "docs" / "sketch-model.md"
    for path in (grid, page):
        path.parent.mkdir(parents=True, exist_ok=True)
    # The first prompt is the product's first picture and stands outside the table.
    sheet(made[1:]).save(grid, optimize=True)
    weights = root / "workers" / "backends" / "local" / "weights" / "sketch"
    size = sum(path.stat().st_size for path in weights.rglob("*") if path.is_file())
    places = list(dict.fromkeys(place for _, _, place in asked[1:]))
    steps = int((weights / "steps.txt").read_text())
    numbers = vars(scores) | {"megabytes": size / 1e6, "places": ", ".join(places), "steps": steps}
    page.write_text(PAGE.format(**numbers))


def sheet(made: npt.NDArray[np.uint8]) -> PIL.Image.Image:
    """The pictures side by side, twice as large, row by row."""
    rows = [made[at : at + COLUMNS] for at in range(0, len(made), COLUMNS)]
    grid = PIL.Image.fromarray(np.concatenate([np.concatenate(list(r), axis=1) for r in rows]))
    return grid.resize((grid.width * 2, grid.height * 2), PIL.Image.Resampling.LANCZOS)
