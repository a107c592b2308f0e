"""The colours of pictures, their channels, and how two differ."""

import io
from typing import Any

import PIL.Image
import PIL.ImageStat
import pytest

from canvas.nodes.utilities.image.adjust import image_adjust
from canvas.nodes.utilities.image.channels import image_merge_channels, image_split_channels
from canvas.nodes.utilities.image.convert import image_convert
from canvas.nodes.utilities.image.difference import image_difference
from canvas.nodes.utilities.image.film import image_grain, image_vignette
from canvas.nodes.utilities.image.focus import image_pixelate, image_sharpen
from canvas.nodes.utilities.image.info import image_info
from canvas.nodes.utilities.image.opposite import image_invert
from canvas.nodes.utilities.image.palette import image_palette


def plain(*colour: int, size: tuple[int, int] = (8, 8)) -> PIL.Image.Image:
    return PIL.Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour)


@pytest.mark.parametrize(
    ("change", "colour"),
    [
        ({}, (200, 100, 50)),
        ({"brightness": 0.5}, (100, 50, 25)),
        ({"brightness": 2}, (255, 200, 100)),
        ({"saturation": 0}, (124, 124, 124)),
        ({"contrast": 0}, (124, 124, 124)),
        ({"gamma": 2}, (226, 160, 113)),
        ({"temperature": 1}, (255, 100, 35)),
        ({"temperature": -1}, (140, 100, 65)),
    ],
)
def test_adjusts(change: dict[str, float], colour: tuple[int, ...]) -> None:
    assert image_adjust(plain(200, 100, 50), **change).getpixel((3, 3)) == colour


@pytest.mark.parametrize(
    ("hue", "colour"), [(120, (0, 255, 0)), (-120, (0, 0, 255)), (180, (0, 255, 255))]
)
def test_turns_the_hue(hue: float, colour: tuple[int, int, int]) -> None:
    found = image_adjust(plain(255, 0, 0), hue=hue).getpixel((0, 0))
    assert isinstance(found, tuple)
    # Pillow counts hues in 256 steps: a colour may be off by a few.
    assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) <= 6


def test_adjusting_leaves_transparency_as_it_is() -> None:
    assert image_adjust(plain(10, 20, 30, 40), brightness=2).getpixel((0, 0)) == (20, 40, 60, 40)


def test_inverts_colours_and_not_transparency() -> None:
    assert image_invert(plain(0, 100, 255, 7)).getpixel((0, 0)) == (255, 155, 0, 7)
    assert image_invert(PIL.Image.new("L", (1, 1), 30)).getpixel((0, 0)) == (225,) * 3


def test_sharpening_raises_an_edge_and_leaves_a_plain() -> None:
    edge = plain(100, 100, 100, size=(20, 4))
    edge.paste((150, 150, 150), (10, 0, 20, 4))
    sharp = image_sharpen(edge, amount=1)
    low, high = sharp.getpixel((9, 2)), sharp.getpixel((10, 2))
    assert isinstance(low, tuple)
    assert isinstance(high, tuple)
    assert (low[0] < 100, high[0] > 150, sharp.getpixel((0, 0))) == (True, True, (100,) * 3)
    assert image_sharpen(edge, amount=1, threshold=60).tobytes() == edge.tobytes()


def test_grain_is_the_same_for_the_same_seed_and_even_around_the_picture() -> None:
    grey = plain(128, 128, 128, size=(64, 64))
    first, again, other = (image_grain(grey, seed=seed) for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes() != other.tobytes()
    levels = PIL.ImageStat.Stat(first)
    assert abs(levels.mean[0] - 128) < 2
    assert levels.extrema[0] == (102, 153)
    assert image_grain(grey, intensity=0, seed=1).tobytes() == grey.tobytes()


def test_a_vignette_darkens_the_corners_alone() -> None:
    dark = image_vignette(plain(200, 200, 200, size=(64, 64)), strength=1)
    middle, corner = dark.getpixel((32, 32)), dark.getpixel((0, 0))
    assert isinstance(middle, tuple)
    assert isinstance(corner, tuple)
    assert (195 <= middle[0] <= 200, corner[0] <= 8) == (True, True)


def test_pixelates_into_blocks_of_the_average() -> None:
    picture = plain(0, 0, 0, size=(5, 4))
    picture.paste((200, 100, 0), (0, 0, 2, 4))
    coarse = image_pixelate(picture, block=4)
    assert [coarse.getpixel(at) for at in ((0, 0), (3, 3), (4, 0))] == [
        (100, 50, 0),
        (100, 50, 0),
        (0, 0, 0),
    ]
    assert image_pixelate(plain(255, 0, 0, 0), block=3).getpixel((0, 0)) == (0, 0, 0, 0)


def test_takes_channels_apart_and_puts_them_together() -> None:
    picture = plain(10, 20, 30, 40)
    channels = image_split_channels(picture)
    assert {name: mask.getpixel((0, 0)) for name, mask in channels.items()} == {  # type: ignore[attr-defined]  # a TypedDict's values are masks
        "red": 10, "green": 20, "blue": 30, "alpha": 40,
    }  # fmt: skip
    assert image_merge_channels(**channels).tobytes() == picture.tobytes()
    assert image_split_channels(plain(1, 2, 3))["alpha"].getpixel((0, 0)) == 255


def test_stretches_channels_to_the_size_of_red() -> None:
    grey = PIL.Image.new("L", (2, 3), 9)
    merged = image_merge_channels(grey, PIL.Image.new("L", (5, 5), 8), grey)
    assert (merged.mode, merged.size, merged.getpixel((1, 2))) == ("RGB", (2, 3), (9, 8, 9))


@pytest.mark.parametrize(
    ("picture", "facts"),
    [
        (plain(1, 2, 3, size=(40, 30)), (40, 30, 1.3333, False)),
        (plain(1, 2, 3, 4, size=(1, 3)), (1, 3, 0.3333, True)),
        (PIL.Image.new("P", (2, 2)), (2, 2, 1.0, False)),
    ],
)
def test_measures(picture: PIL.Image.Image, facts: tuple[Any, ...]) -> None:
    assert tuple(image_info(picture).values()) == facts


def test_finds_the_colours_most_frequent_first() -> None:
    picture = plain(255, 0, 0, size=(10, 10))
    picture.paste((0, 0, 255), (0, 0, 3, 10))
    found = image_palette(picture, count=4)
    assert found["colours"] == ["#ff0000", "#0000ff"]
    swatches = found["swatches"]
    assert (swatches.size, swatches.getpixel((127, 63))) == ((128, 64), (0, 0, 255))


def test_measures_how_far_pictures_differ() -> None:
    same = image_difference(plain(9, 9, 9), plain(9, 9, 9, size=(3, 3)))
    assert (same["score"], same["image"].getbbox()) == (0, None)
    far = image_difference(plain(0, 0, 0), plain(255, 255, 255))
    assert (far["score"], far["image"].getpixel((0, 0))) == (1, (255,) * 3)
    assert image_difference(plain(0, 0, 0), plain(51, 0, 0))["score"] == 0.066667


@pytest.mark.parametrize(
    ("kind", "pixel"),
    [("png", (255, 0, 0, 128)), ("webp", (255, 0, 0, 128)), ("jpeg", (255, 127, 127))],
)
def test_converts_to_a_file_of_that_kind(kind: Any, pixel: tuple[int, ...]) -> None:
    file = image_convert(plain(255, 0, 0, 128, size=(16, 16)), format=kind, quality=95)
    with PIL.Image.open(io.BytesIO(file.data)) as picture:
        assert (file.content_type, picture.format) == (f"image/{kind}", kind.upper())
        found = picture.convert("RGBA" if len(pixel) == 4 else "RGB").getpixel((8, 8))
    assert isinstance(found, tuple)
    assert max(abs(a - b) for a, b in zip(found, pixel, strict=True)) <= 2


def test_a_lower_quality_is_a_smaller_file() -> None:
    noisy = image_grain(plain(128, 128, 128, size=(64, 64)), intensity=1, seed=1)
    sizes = [len(image_convert(noisy, quality=quality).data) for quality in (10, 50, 90)]
    assert sizes == sorted(sizes)
    assert sizes[0] * 2 < sizes[2]
