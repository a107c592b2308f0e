"""The size, shape and place of pictures."""

from typing import Any

import PIL.Image
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.utilities.image.crop import image_ratio
from canvas.nodes.utilities.image.pad import image_pad
from canvas.nodes.utilities.image.resize import image_max_pixels
from canvas.nodes.utilities.image.turn import image_flip, image_rotate

RED, BLUE, CLEAR = (255, 0, 0), (0, 0, 255), (0, 0, 0, 0)


def half(width: int = 4, height: int = 2, mode: str = "RGB") -> PIL.Image.Image:
    """Red on the left, blue on the right."""
    picture = PIL.Image.new(mode, (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


@pytest.mark.parametrize(
    ("size", "ratio", "cut"),
    [
        ((300, 200), "1:1", (200, 200)), ((300, 200), "16:9", (300, 169)),
        ((300, 200), "9:16", (112, 200)), ((300, 200), "3:2", (300, 200)),
        ((1, 500), "16:9", (1, 1)),
    ],
)  # fmt: skip
def test_cuts_as_large_a_piece_as_the_ratio_allows(
    size: tuple[int, int], ratio: Any, cut: tuple[int, int]
) -> None:
    assert image_ratio(PIL.Image.new("RGB", size), ratio=ratio).size == cut


def test_cuts_from_the_middle() -> None:
    picture = PIL.Image.new("RGB", (30, 10), "black")
    picture.paste("white", (10, 0, 20, 10))
    assert image_ratio(picture).getextrema() == ((255, 255),) * 3


def test_pads_with_a_colour() -> None:
    padded = image_pad(half(), left=1, top=2, right=3, colour="#00ff00")
    assert (padded.mode, padded.size) == ("RGB", (8, 4))
    assert [padded.getpixel(at) for at in ((0, 3), (1, 1), (1, 2), (4, 3), (5, 3))] == [
        (0, 255, 0), (0, 255, 0), RED, BLUE, (0, 255, 0),
    ]  # fmt: skip


def test_pads_with_nothing() -> None:
    padded = image_pad(half(), bottom=1, transparent=True)
    assert (padded.mode, padded.getpixel((0, 2)), padded.getpixel((0, 0))) == (
        "RGBA",
        CLEAR,
        (*RED, 255),
    )


def test_padding_leaves_transparency_as_it_is() -> None:
    clear = PIL.Image.new("RGBA", (2, 2), (9, 9, 9, 40))
    padded = image_pad(clear, left=1, colour="#ff0000")
    assert (padded.getpixel((0, 0)), padded.getpixel((1, 0))) == ((*RED, 255), (9, 9, 9, 40))


def test_refuses_to_pad_beyond_what_can_be_made() -> None:
    with pytest.raises(NodeError, match="At most 16,384 a side"):
        image_pad(half(), left=16_383)


@pytest.mark.parametrize(
    ("angle", "size", "corner"),
    [
        (90, (2, 4), RED), (180, (4, 2), BLUE), (270, (2, 4), BLUE), (-90, (2, 4), BLUE),
        (360, (4, 2), RED), (0, (4, 2), RED),
    ],
)  # fmt: skip
def test_turns_by_quarters_without_loss(
    angle: int, size: tuple[int, int], corner: tuple[int, ...]
) -> None:
    turned = image_rotate(half(), angle=angle)
    assert (turned.mode, turned.size, turned.getpixel((0, 0))) == ("RGB", size, corner)


def test_turns_by_any_angle_onto_a_colour_or_onto_nothing() -> None:
    square = PIL.Image.new("RGB", (100, 100), RED)
    turned = image_rotate(square, angle=45, colour="#00ff00")
    assert (turned.mode, turned.getpixel((0, 0)), turned.getpixel((71, 71))) == (
        "RGB",
        (0, 255, 0),
        RED,
    )
    assert turned.size in ((142, 142), (143, 143))
    clear = image_rotate(square, angle=45, transparent=True)
    assert (clear.mode, clear.getpixel((0, 0))[3]) == ("RGBA", 0)  # type: ignore[index]  # RGBA


def test_turns_within_its_own_size_when_asked() -> None:
    turned = image_rotate(half(), angle=90, expand=False, colour="#00ff00")
    assert (turned.size, turned.getpixel((0, 0))) == ((4, 2), (0, 255, 0))


@pytest.mark.parametrize(
    ("direction", "corners"),
    [("horizontal", (BLUE, RED)), ("vertical", (RED, BLUE)), ("both", (BLUE, RED))],
)
def test_mirrors(direction: Any, corners: tuple[Any, Any]) -> None:
    mirrored = image_flip(half(), direction=direction)
    assert (mirrored.getpixel((0, 0)), mirrored.getpixel((3, 1))) == corners


@pytest.mark.parametrize(
    ("size", "most", "limited"),
    [
        ((400, 200), 20_000, (200, 100)), ((400, 200), 80_000, (400, 200)),
        ((400, 200), 79_999, (399, 199)), ((10_000, 1), 100, (100, 1)), ((1, 5_000), 10, (1, 10)),
    ],
)  # fmt: skip
def test_limits_the_number_of_pixels(
    size: tuple[int, int], most: int, limited: tuple[int, int]
) -> None:
    assert image_max_pixels(PIL.Image.new("L", size), max_pixels=most).size == limited
