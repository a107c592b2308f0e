"""Pixel formats and sizes that every image node agrees on."""

import PIL.Image

from canvas.nodes.context import NodeError

MAX_PIXELS = 40_000_000
MAX_SIDE = 16_384


def as_colour(image: PIL.Image.Image) -> PIL.Image.Image:
    """The picture as RGB, or as RGBA where it has any transparency."""
    if image.mode.startswith("I"):
        # 16-bit greys: Pillow would clip them at 255 rather than scale them.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    transparent = image.has_transparency_data
    wanted = "RGBA" if transparent else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


def check_size(width: int, height: int) -> tuple[int, int]:
    """Pass a size on; raises NodeError when a picture of it would be too large to make."""
    if width < 1 or height < 1:
        raise NodeError("The picture would have no pixels left. Choose a larger size.")
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise NodeError(
            f"The picture would be {width} × {height} pixels. At most {MAX_SIDE:,} a side and "
            f"{MAX_PIXELS // 1_000_000} megapixels are allowed."
        )
    return width, height
