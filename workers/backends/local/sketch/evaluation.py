"""Measures the shipped model: `python -m workers.backends.local.sketch.evaluation`.

Two classifiers learn from the generator's own scenes to tell the hour and the place of a 64 × 64
picture; their accuracy on scenes they have not seen is the ceiling. Then they judge what the model
drew for prompts over its whole vocabulary. The gate is independent of them: how much better the
model does with the right caption than with another one when it starts from pure noise.
Writes `templates/docs/sketch-model.md` and `static/docs/sketch-grid.png`.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from workers.backends.local.availability import SKETCH
from workers.backends.local.diffusion import load
from workers.backends.local.sketch.network import TOKENS
from workers.backends.local.sketch.report import write_report
from workers.backends.local.sketch.scenes import example
from workers.backends.local.sketch.vocabulary import PLACES, TIMES

ROOT = Path(__file__).resolve().parents[4]
LEARNT, HELD_OUT, FIRST_SEED = 5_000, 1_000, 1_000_000  # seeds the training never drew
STEPS, GUIDANCE = 16, 3.0
EPOCHS = 12
GATE_PICTURES = 128

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Scores:
    """Shares from 0 to 1, and the gate's ratio (below 0.6 is wanted)."""

    time_ceiling: float
    place_ceiling: float
    time: float
    place: float
    both: float
    gate: float
    prompts: int


def prompts() -> list[tuple[str, str, str]]:
    """(prompt, hour, place) for each place at each hour: 45 of them."""
    words = {"dawn": "at dawn", "day": "on a sunny day", "sunset": "at sunset"}
    words |= {"night": "at night", "overcast": "on a cloudy day"}
    found = [
        (f"{phrases[0][0].upper()}{phrases[0][1:]} {words[time]}", time, place)
        for place, phrases in PLACES.items()
        for time in TIMES
    ]
    return [("A sunset over a mountain lake", "sunset", "lake"), *found]


def paint(pipeline: Any, texts: list[str], seed: int) -> Pixels:
    """The model's pictures, N × 64 × 64 × 3, each from a seed of its own."""
    made = []
    for number, text in enumerate(texts):
        generator = torch.Generator("cpu").manual_seed(seed + number)
        with torch.inference_mode():
            result = pipeline(
                text,
                num_inference_steps=STEPS,
                guidance_scale=GUIDANCE,
                generator=generator,
                output_type="np",
            )
        made.append((result.images[0] * 255).round().astype(np.uint8))
    return np.stack(made)


class Judge(nn.Module):
    """A small convolutional classifier of drawn scenes, with one head for each question."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, after in ((3, 24), (24, 48), (48, 96)):
            layers += [nn.Conv2d(before, after, 3, 2, 1), nn.BatchNorm2d(after), nn.ReLU()]
        self.body = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(4), nn.Flatten())
        self.time, self.place = nn.Linear(96 * 16, len(TIMES)), nn.Linear(96 * 16, len(PLACES))

    def forward(self, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        seen = self.body(pixels)
        return self.time(seen), self.place(seen)


def make_judge() -> tuple[Judge, float, float]:
    """A judge that learned from the generator's landscapes, and its accuracy on unseen ones."""
    pixels, times, places = _landscapes(LEARNT + HELD_OUT)
    torch.manual_seed(0)
    judge = Judge()
    optimiser = torch.optim.AdamW(judge.parameters(), 2e-3)
    learnt = len(pixels) - HELD_OUT
    for _ in range(EPOCHS):
        for chosen in torch.randperm(learnt).split(64):
            # Blur and noise: the judge must not hang on the sharp edges of drawn pictures.
            seen = _blurred(pixels[chosen])
            hours, grounds = judge(seen + 0.05 * torch.randn_like(seen))
            loss = functional.cross_entropy(hours, times[chosen])
            loss = loss + functional.cross_entropy(grounds, places[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    judge.eval()
    hours, grounds = _judged(judge, pixels[learnt:])
    right_time = float((hours == times[learnt:]).float().mean())
    return judge, right_time, float((grounds == places[learnt:]).float().mean())


def gate(pipeline: Any) -> float:
    """Loss at pure noise with the right caption over that with another picture's caption."""
    drawn = [example(FIRST_SEED + 500_000 + number) for number in range(GATE_PICTURES)]
    clean = functional.pixel_unshuffle(_tensor(np.stack([item[0] for item in drawn])), 4) * 2
    texts = [item[1] for item in drawn]
    noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(0))

    def loss(captions: list[str]) -> float:
        tokens = pipeline.tokenizer(
            captions, padding="max_length", max_length=TOKENS, truncation=True, return_tensors="pt"
        ).input_ids
        with torch.inference_mode():
            context = pipeline.text_encoder(tokens)[0]
            guess = pipeline.unet(noise, torch.full((len(clean),), 1_000.0), context).sample
        return float(functional.mse_loss(guess, clean))

    return loss(texts) / loss(texts[1:] + texts[:1])


def main() -> None:
    """Measures, prints, and writes the sheet."""
    pipeline, _ = load(SKETCH)
    judge, time_ceiling, place_ceiling = make_judge()
    asked = prompts()
    made = paint(pipeline, [text for text, _, _ in asked], seed=100)
    hours, grounds = _judged(judge, _tensor(made))
    right_time = [list(TIMES)[int(h)] == time for h, (_, time, _) in zip(hours, asked, strict=True)]
    right_place = [
        list(PLACES)[int(g)] == place for g, (_, _, place) in zip(grounds, asked, strict=True)
    ]
    both = np.logical_and(right_time, right_place)
    scores = Scores(
        time_ceiling,
        place_ceiling,
        float(np.mean(right_time)),
        float(np.mean(right_place)),
        float(both.mean()),
        gate(pipeline),
        len(asked),
    )
    print(scores, file=sys.stderr)
    write_report(ROOT, scores, asked, made)


def _landscapes(number: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    drawn = [example(FIRST_SEED + seed) for seed in range(number + number // 4)]
    kept = [(picture, scene) for picture, _, scene in drawn if scene.place][:number]
    times = torch.tensor([list(TIMES).index(scene.time) for _, scene in kept])
    places = torch.tensor([list(PLACES).index(scene.place) for _, scene in kept])
    return _tensor(np.stack([picture for picture, _ in kept])), times, places


def _judged(judge: Judge, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    with torch.inference_mode():
        hours, grounds = judge(_blurred(pixels))
    return hours.argmax(1), grounds.argmax(1)


def _blurred(pixels: torch.Tensor) -> torch.Tensor:
    return functional.avg_pool2d(pixels, 3, 1, 1)


def _tensor(pixels: Pixels) -> torch.Tensor:
    return torch.from_numpy(pixels.copy()).permute(0, 3, 1, 2).float() / 127.5 - 1


if __name__ == "__main__":
    main()
