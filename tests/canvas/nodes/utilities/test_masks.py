from typing import Any

import PIL.Image
import pytest

from canvas.nodes.media.growing import grown
from canvas.nodes.utilities.mask.combine import mask_apply, mask_combine
from canvas.nodes.utilities.mask.edge import mask_blur, mask_grow, mask_invert
from canvas.nodes.utilities.mask.select import mask_from_colour, mask_threshold
from canvas.nodes.utilities.mask.shape import mask_shape


def dot(size: int = 11, at: tuple[int, int] = (5, 5)) -> PIL.Image.Image:
    mask = PIL.Image.new("L", (size, size))
    mask.putpixel(at, 255)
    return mask


def drawn(mask: PIL.Image.Image) -> list[str]:
    return [
        "".join("#" if mask.getpixel((x, y)) == 255 else "." for x in range(mask.width))
        for y in range(mask.height)
    ]


def test_grows_into_an_octagon() -> None:
    assert drawn(mask_grow(dot(), pixels=4)) == [
        "...........",
        "...#####...",
        "..#######..",
        *[".#########."] * 5,
        "..#######..",
        "...#####...",
        "...........",
    ]


@pytest.mark.parametrize("reach", [0, 1, 2, 3, 7, 20, 100])
def test_grows_exactly_as_far_as_asked(reach: int) -> None:
    assert grown(dot(301, (150, 150)), reach).getbbox() == (
        150 - reach, 150 - reach, 151 + reach, 151 + reach,
    )  # fmt: skip


def test_grows_from_the_very_edge_and_stays_inside() -> None:
    assert grown(dot(11, (0, 10)), 4).getbbox() == (0, 6, 5, 11)


def test_shrinks_what_it_has_grown() -> None:
    square = PIL.Image.new("L", (21, 21))
    square.paste(255, (6, 6, 15, 15))
    assert mask_grow(square, pixels=-3).getbbox() == (9, 9, 12, 12)
    assert mask_grow(square, pixels=-5).getbbox() is None
    assert mask_grow(mask_grow(square, pixels=2), pixels=-2).tobytes() == square.tobytes()


def test_keeps_the_greys_of_an_edge() -> None:
    grey = PIL.Image.new("L", (5, 5))
    grey.putpixel((2, 2), 100)
    assert mask_grow(grey, pixels=1).getpixel((1, 1)) == 100


def test_inverts_and_feathers() -> None:
    assert mask_invert(PIL.Image.new("L", (1, 1), 55)).getpixel((0, 0)) == 200
    edge = PIL.Image.new("L", (40, 10))
    edge.paste(255, (20, 0, 40, 10))
    soft = mask_blur(edge, radius=3)
    levels = [soft.getpixel((x, 5)) for x in range(40)]
    assert levels == sorted(levels)  # type: ignore[type-var]  # a grey has one level
    assert 0 < levels[17] < levels[20] < 255  # type: ignore[operator]  # a grey has one level
    assert mask_blur(edge, radius=0).tobytes() == edge.tobytes()


@pytest.mark.parametrize(
    ("how", "level"),
    [("union", 200), ("intersection", 55), ("a without b", 200), ("either", 145)],
)
def test_combines(how: Any, level: int) -> None:
    a, b = PIL.Image.new("L", (4, 4), 200), PIL.Image.new("L", (2, 2), 55)
    combined = mask_combine(a, b, how=how)
    assert (combined.size, combined.getpixel((3, 3))) == ((4, 4), level)


def test_selects_a_colour_within_a_tolerance() -> None:
    picture = PIL.Image.new("RGB", (3, 1))
    for x, colour in enumerate([(0, 255, 0), (30, 215, 0), (41, 255, 0)]):
        picture.putpixel((x, 0), colour)
    assert drawn(mask_from_colour(picture, tolerance=40)) == ["##."]
    assert drawn(mask_from_colour(picture, tolerance=0)) == ["#.."]


def test_selects_by_brightness() -> None:
    picture = PIL.Image.new("L", (3, 1))
    for x, level in enumerate([99, 100, 101]):
        picture.putpixel((x, 0), level)
    assert drawn(mask_threshold(picture, level=100)) == [".##"]
    assert drawn(mask_threshold(picture, level=100, select="darker")) == ["#.."]


def test_cuts_a_picture_out_and_keeps_its_own_transparency() -> None:
    picture = PIL.Image.new("RGBA", (4, 1), (9, 8, 7, 128))
    mask = PIL.Image.new("L", (2, 1))
    mask.putpixel((1, 0), 255)
    cut = mask_apply(picture, mask.resize((4, 1), PIL.Image.Resampling.NEAREST))
    assert [cut.getpixel((x, 0)) for x in (0, 3)] == [(9, 8, 7, 0), (9, 8, 7, 128)]


def test_draws_a_rectangle_and_an_ellipse() -> None:
    assert drawn(mask_shape(width=8, height=4)) == ["........", "..####..", "..####..", "........"]
    inside_out = mask_shape(width=4, height=4, left=50, right=100, top=0, bottom=50, invert=True)
    assert drawn(inside_out) == ["##..", "##..", "####", "####"]
    round_one = drawn(
        mask_shape(shape="ellipse", width=8, height=8, left=0, top=0, right=100, bottom=100)
    )
    assert (round_one[0], round_one[3]) == ("..####..", "########")
    assert mask_shape(width=4, height=4, left=80, right=20).getbbox() is None
