"""Trains the model from nothing: `python -m workers.backends.local.sketch.training --minutes 180`.

Flow matching with x0 prediction. Two processes of one thread each share the work; a checkpoint is
written every few minutes and `--resume` goes on from it. The learning rate falls linearly over the
last 40 % of the time, which is where most of the visible quality comes from.
"""

import argparse
import multiprocessing
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.distributed as dist
from torch import Tensor
from torch.multiprocessing.spawn import spawn
from torch.nn import functional

from workers.backends.local.sketch.captions import caption
from workers.backends.local.sketch.network import (
    SHIFT,
    TOKENS,
    make_pipeline,
    make_text_encoder,
    make_tokenizer,
    make_unet,
)
from workers.backends.local.sketch.scenes import example

RANKS = 2
BATCH = 16  # for each rank
NOISIEST = 2  # of them drawn close to pure noise, where the caption decides the picture
LEARNING_RATE = 1.5e-3
EMA = 0.998
CAPTIONS_EACH = 3  # phrasings kept for each picture


@dataclass(frozen=True)
class Options:
    """Settings of one training."""

    out: Path
    cache: Path
    minutes: float
    pictures: int
    channels: tuple[int, int]
    resume: bool
    report: int = 100
    save_minutes: float = 4.0


def main() -> None:
    """Reads the command line, draws the pictures, and starts the ranks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("workers/backends/local/weights/sketch"))
    parser.add_argument("--cache", type=Path, default=Path("var/sketch"))
    parser.add_argument("--minutes", type=float, default=180)
    parser.add_argument("--pictures", type=int, default=24_000)
    parser.add_argument("--channels", type=int, nargs=2, default=(96, 192))
    parser.add_argument("--resume", action="store_true")
    given = vars(parser.parse_args())
    options = Options(**(given | {"channels": tuple(given["channels"])}))
    options.cache.mkdir(parents=True, exist_ok=True)
    draw_all(options)
    make_tokenizer(options.cache / "tokenizer")
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    spawn(train, args=(options,), nprocs=RANKS)


def draw_all(options: Options) -> None:
    """Draws every picture and caption once: drawing would cost as much as a training step."""
    path = options.cache / f"pictures-{options.pictures}.npz"
    if path.exists():
        return
    with multiprocessing.Pool(RANKS) as pool:
        drawn = pool.map(_example, range(options.pictures), chunksize=200)
    pictures = np.stack([picture for picture, _ in drawn])
    np.savez(path, pictures=pictures, captions=np.array([texts for _, texts in drawn]))


def _example(seed: int) -> tuple[npt.NDArray[np.uint8], list[str]]:
    picture, text, scene = example(seed)
    rng = np.random.default_rng((seed, 1))
    return picture, [text] + [caption(scene, rng) for _ in range(CAPTIONS_EACH - 1)]


def train(rank: int, options: Options) -> None:
    """One rank's loop."""
    torch.set_num_threads(1)
    torch.manual_seed(rank)
    dist.init_process_group("gloo", rank=rank, world_size=RANKS)
    state = State(options, rank)
    began, saved = time.monotonic(), time.monotonic()
    losses: list[float] = []
    while (share := state.share(began)) < 1:
        losses.append(state.step(share))
        if rank == 0 and state.steps % options.report == 0:
            rate = state.optimiser.param_groups[0]["lr"]
            line = f"step {state.steps} {share:.3f} loss {np.mean(losses[-100:]):.4f} lr {rate:.2e}"
            print(line, file=sys.stderr, flush=True)
        if rank == 0 and time.monotonic() - saved > 60 * options.save_minutes:
            saved = time.monotonic()
            state.save(share)
    if rank == 0:
        state.save(1.0)
        state.export()
    dist.destroy_process_group()


class State:
    """The networks, their running average and the optimiser of one rank."""

    def __init__(self, options: Options, rank: int) -> None:
        self.options = options
        self.rng = np.random.default_rng((7, rank))
        data = np.load(options.cache / f"pictures-{options.pictures}.npz")
        self.pictures, self.captions = data["pictures"], data["captions"]
        self.tokenizer = make_tokenizer(options.cache / f"tokenizer-{rank}")
        torch.manual_seed(0)  # all ranks start with the same weights
        self.unet = make_unet(options.channels).to(memory_format=torch.channels_last)
        self.text_encoder = make_text_encoder(self.tokenizer)
        self.parameters = [*self.unet.parameters(), *self.text_encoder.parameters()]
        self.average = [parameter.detach().clone() for parameter in self.parameters]
        self.optimiser = torch.optim.AdamW(self.parameters, LEARNING_RATE, betas=(0.9, 0.98))
        self.steps, self.done = 0, 0.0
        if options.resume:
            self._load()
        torch.manual_seed(1_000 + rank + self.steps)

    def share(self, began: float) -> float:
        """How much of the time is used, 0 to 1; rank 0's clock decides for all."""
        used = self.done + (time.monotonic() - began) / (60 * self.options.minutes)
        clock = torch.tensor([used])
        dist.broadcast(clock, 0)
        return float(clock)

    def step(self, share: float) -> float:
        """One step of the optimiser; returns this rank's loss."""
        for group in self.optimiser.param_groups:
            warm = min(1.0, (self.steps + 1) / 200)
            group["lr"] = LEARNING_RATE * warm * min(1.0, (1 - share) / 0.4)
        loss = self._loss()
        self.optimiser.zero_grad()
        loss.backward()
        flat = torch.cat([p.grad.flatten() for p in self.parameters if p.grad is not None])
        dist.all_reduce(flat)
        flat /= RANKS
        flat *= min(1.0, 1.0 / (float(flat.norm()) + 1e-6))
        at = 0
        for parameter in self.parameters:
            if parameter.grad is not None:
                size = parameter.grad.numel()
                parameter.grad.copy_(flat[at : at + size].view_as(parameter.grad))
                at += size
        self.optimiser.step()
        self.steps += 1
        # A young average must forget the random start.
        decay = min(EMA, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.parameters], 1 - decay)
        return float(loss.detach())

    def _loss(self) -> Tensor:
        clean, tokens = self._batch()
        sigma = _noise_levels(len(clean))
        noise = torch.randn_like(clean)
        level = sigma.view(-1, 1, 1, 1)
        noisy = (1 - level) * clean + level * noise
        with torch.autocast("cpu", torch.bfloat16):
            context = self.text_encoder(tokens).last_hidden_state
            guess = self.unet(noisy, sigma * 1_000, context).sample
        weight = (1 / sigma.square()).clamp(max=4.0)
        errors = functional.mse_loss(guess.float(), clean, reduction="none").mean((1, 2, 3))
        return (weight * errors).mean()

    def _batch(self) -> tuple[Tensor, Tensor]:
        chosen = self.rng.integers(0, len(self.pictures), BATCH)
        texts = [str(self.captions[i][self.rng.integers(CAPTIONS_EACH)]) for i in chosen]
        texts = ["" if self.rng.random() < 0.1 else text for text in texts]
        pixels = torch.from_numpy(self.pictures[chosen]).permute(0, 3, 1, 2).float() / 127.5 - 1
        mirrored = torch.from_numpy(self.rng.random(BATCH) < 0.5)
        pixels[mirrored] = pixels[mirrored].flip(-1)
        folded = functional.pixel_unshuffle(pixels, 4) * 2.0
        return folded.contiguous(memory_format=torch.channels_last), self._tokens(texts)

    def _tokens(self, texts: list[str]) -> Tensor:
        made = self.tokenizer(
            texts, padding="max_length", max_length=TOKENS, truncation=True, return_tensors="pt"
        )
        ids: Tensor = made.input_ids
        return ids

    def save(self, share: float) -> None:
        """Writes a checkpoint, in one move."""
        draft = self.options.cache / "checkpoint.draft"
        content: dict[str, Any] = {
            "parameters": [p.detach() for p in self.parameters],
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "steps": self.steps,
            "done": share,
        }
        torch.save(content, draft)
        draft.replace(self.options.cache / "checkpoint.pt")

    def _load(self) -> None:
        content = torch.load(self.options.cache / "checkpoint.pt", weights_only=True)
        with torch.no_grad():
            for parameter, value in zip(self.parameters, content["parameters"], strict=True):
                parameter.copy_(value)
        self.average = content["average"]
        self.optimiser.load_state_dict(content["optimiser"])
        self.steps, self.done = content["steps"], content["done"]

    def export(self) -> None:
        """Writes the running average as a pipeline folder, half precision, safetensors."""
        with torch.no_grad():
            for parameter, value in zip(self.parameters, self.average, strict=True):
                parameter.copy_(value)
        pipeline: Any = make_pipeline(self.tokenizer, self.text_encoder, self.unet)
        pipeline.to(dtype=torch.float16)
        pipeline.save_pretrained(self.options.out, safe_serialization=True)
        (self.options.out / "steps.txt").write_text(f"{self.steps}\n")


def _noise_levels(number: int) -> Tensor:
    """Sigmas of a batch: shifted to the noisy end, and a few next to pure noise."""
    u = torch.sigmoid(torch.randn(number))
    sigma = SHIFT * u / (1 + (SHIFT - 1) * u)
    sigma[:NOISIEST] = 0.92 + 0.08 * torch.rand(NOISIEST)
    return sigma.clamp(1e-3, 1.0)


if __name__ == "__main__":
    main()
