"""Real-ESRGAN (animevideov3) on the processor through ncnn: 2, 4 or 8 times as large."""

import os
from typing import Any

import ncnn
import numpy as np
import numpy.typing as npt
import PIL.Image

from canvas.nodes.context import NodeContext, NodeError
from workers.backends.local import residency
from workers.backends.local.availability import REAL_ESRGAN
from workers.backends.protocol import ModelCall

FACTOR = 4
TILE = 128
MARGIN = 8  # pixels around a tile that the network sees but does not keep: no seams
MAX_PIXELS = 40_000_000

Pixels = npt.NDArray[np.uint8]


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """The larger picture as port `image`; its transparency is enlarged smoothly beside it."""
    picture: PIL.Image.Image = call.values["image"]
    scale = int(call.values["scale"])
    width, height = picture.width * scale, picture.height * scale
    if width * height > MAX_PIXELS:
        raise NodeError(f"{width} × {height} is too large: at most 40 megapixels can be made")
    network = residency.keep(call.route, load)
    pixels = np.asarray(picture.convert("RGB"))
    passes = 1 if scale <= FACTOR else 2
    for number in range(passes):
        pixels = _enlarge(network, pixels, context, number / passes, 1 / passes)
    large = PIL.Image.fromarray(pixels).resize((width, height), PIL.Image.Resampling.LANCZOS)
    if "A" in picture.getbands():
        alpha = picture.getchannel("A").resize(large.size, PIL.Image.Resampling.LANCZOS)
        large.putalpha(alpha)
    return {"image": large}


def load() -> tuple[Any, int]:
    """The network, and its size in bytes."""
    network = ncnn.Net()
    network.opt.num_threads = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1))
    network.load_param(str(REAL_ESRGAN / "realesr-animevideov3-x4.param"))
    weights = REAL_ESRGAN / "realesr-animevideov3-x4.bin"
    network.load_model(str(weights))
    return network, weights.stat().st_size


def _enlarge(
    network: Any, pixels: Pixels, context: NodeContext, begun: float, share: float
) -> Pixels:
    height, width, _ = pixels.shape
    padded = np.pad(pixels, ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0)), mode="edge")
    result = np.empty((height * FACTOR, width * FACTOR, 3), np.uint8)
    corners = [(y, x) for y in range(0, height, TILE) for x in range(0, width, TILE)]
    for number, (y, x) in enumerate(corners, 1):
        context.check_cancelled()
        rows, columns = min(TILE, height - y), min(TILE, width - x)
        seen = padded[y : y + rows + 2 * MARGIN, x : x + columns + 2 * MARGIN]
        edge = MARGIN * FACTOR
        made = _infer(network, seen)[edge:-edge, edge:-edge]
        result[y * FACTOR : (y + rows) * FACTOR, x * FACTOR : (x + columns) * FACTOR] = made
        context.progress(begun + share * number / len(corners))
    return result


def _infer(network: Any, pixels: Pixels) -> Pixels:
    planes = np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / 255
    extractor = network.create_extractor()
    extractor.input("data", ncnn.Mat(planes).clone())
    _, output = extractor.extract("output")
    levels = (np.array(output).clip(0, 1) * 255).round().astype(np.uint8)
    return np.ascontiguousarray(levels.transpose(1, 2, 0))
