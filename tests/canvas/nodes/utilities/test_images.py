import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.nodes.context import NodeError
from canvas.nodes.pixels import as_colour
from canvas.nodes.utilities.image.composite import image_composite
from canvas.nodes.utilities.image.crop import image_crop
from canvas.nodes.utilities.image.focus import image_blur
from canvas.nodes.utilities.image.opposite import image_grayscale
from canvas.nodes.utilities.image.resize import image_resize
from canvas.nodes.utilities.mask.select import mask_from_alpha

RED, BLUE = (255, 0, 0), (0, 0, 255)


def picture(width: int = 40, height: int = 20, colour: tuple[int, ...] = RED) -> PIL.Image.Image:
    return PIL.Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour)


@pytest.mark.parametrize(
    ("given_size", "fit", "size"),
    [
        ({"width": 10, "height": 10}, "cover", (10, 10)),
        ({"width": 10, "height": 10}, "contain", (10, 5)),
        ({"width": 10, "height": 10}, "stretch", (10, 10)),
        ({"width": 10}, "cover", (10, 5)),
        ({"height": 10}, "stretch", (20, 10)),
        ({"width": 1}, "cover", (1, 1)),
    ],
)
def test_resizes(given_size: dict[str, int], fit: str, size: tuple[int, int]) -> None:
    assert image_resize(picture(), fit=fit, **given_size).size == size


def test_cuts_what_sticks_out_to_cover() -> None:
    striped = picture()
    striped.paste(BLUE, (0, 0, 5, 20))
    assert image_resize(striped, width=20, height=20, fit="cover").getpixel((0, 10)) == RED


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ({}, "Set a width, a height or both."),
        ({"width": 16_384, "height": 16_384}, "At most 16,384 a side and 40 megapixels"),
        ({"width": 16_384}, "The picture would be 16384 × 8192 pixels"),
    ],
)
def test_refuses_a_size_it_cannot_make(size: dict[str, int], message: str) -> None:
    with pytest.raises(NodeError, match=message):
        image_resize(picture(), **size)


def test_crops_by_percent_and_by_pixels() -> None:
    assert image_crop(picture(), x=25, y=50, width=50, height=50).size == (20, 10)
    assert image_crop(picture(), x=5, y=5, width=10, height=7, unit="px").size == (10, 7)


def test_crops_no_further_than_the_edge() -> None:
    assert image_crop(picture(), x=30, y=0, width=99, height=99, unit="px").size == (10, 20)


def test_refuses_to_crop_outside_the_picture() -> None:
    with pytest.raises(NodeError, match="outside the picture"):
        image_crop(picture(), x=40, y=0, width=5, height=5, unit="px")


def test_lays_one_picture_over_another_where_it_is_put() -> None:
    result = image_composite(picture(), picture(10, 10, BLUE), x=5, y=5)
    assert (result.mode, result.size) == ("RGB", (40, 20))
    assert [result.getpixel(spot) for spot in ((4, 5), (5, 5), (14, 14), (15, 14))] == [
        RED,
        BLUE,
        BLUE,
        RED,
    ]


def test_lets_an_overlay_stick_out() -> None:
    result = image_composite(picture(), picture(10, 10, BLUE), x=-5, y=15)
    assert (result.size, result.getpixel((0, 19)), result.getpixel((5, 19))) == (
        (40, 20),
        BLUE,
        RED,
    )


def test_blends_by_opacity() -> None:
    result = image_composite(picture(), picture(40, 20, BLUE), opacity=0.5)
    assert result.getpixel((0, 0)) == (127, 0, 128)


def test_shows_of_an_overlay_what_the_mask_chooses() -> None:
    mask = PIL.Image.new("L", (2, 1), 0)
    mask.putpixel((1, 0), 255)
    result = image_composite(picture(), picture(40, 20, BLUE), mask)
    assert (result.getpixel((0, 0)), result.getpixel((39, 0))) == (RED, BLUE)


def test_keeps_the_transparency_of_background_and_overlay() -> None:
    result = image_composite(picture(colour=(0, 0, 0, 0)), picture(10, 10, (0, 0, 255, 128)))
    assert (result.mode, result.getpixel((0, 0)), result.getpixel((39, 19))) == (
        "RGBA",
        (0, 0, 255, 128),
        (0, 0, 0, 0),
    )


def test_takes_the_colour_out_and_keeps_the_transparency() -> None:
    result = image_grayscale(picture(colour=(255, 0, 0, 9)))
    assert (result.mode, result.getpixel((0, 0))) == ("RGBA", (76, 76, 76, 9))


def test_does_not_bleed_the_colour_of_clear_pixels_into_a_blur() -> None:
    half = picture(colour=(0, 255, 0, 0))
    half.paste((255, 0, 0, 255), (20, 0, 40, 20))
    blurred = image_blur(half, radius=2)
    red, green, _, alpha = blurred.getpixel((20, 10))  # type: ignore[misc]  # RGBA gives a tuple
    assert 0 < alpha < 255
    assert (red > 250, green) == (True, 0)


def test_leaves_a_picture_alone_with_no_radius() -> None:
    assert image_blur(picture(), radius=0).getpixel((3, 3)) == RED


def test_makes_a_mask_of_the_transparency() -> None:
    clear = mask_from_alpha(picture(colour=(1, 2, 3, 40)))
    assert (clear.mode, clear.getpixel((0, 0))) == ("L", 40)
    assert mask_from_alpha(picture()).getpixel((0, 0)) == 255


def test_scales_sixteen_bit_greys() -> None:
    assert as_colour(PIL.Image.new("I;16", (1, 1), 32_896)).getpixel((0, 0)) == (128,) * 3


@settings(deadline=None)
@given(
    mode=st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"]),
    width=st.integers(1, 9),
    height=st.integers(1, 9),
)
def test_every_node_takes_every_pixel_format(mode: str, width: int, height: int) -> None:
    source = PIL.Image.new(mode, (width, height))
    for result in (
        image_resize(source, width=3, height=4),
        image_crop(source),
        image_composite(source, source, source.convert("L")),
        image_grayscale(source),
        image_blur(source),
    ):
        assert result.mode in ("RGB", "RGBA")
    assert mask_from_alpha(source).size == source.size
