"""What is laid over pictures, and several of them in one."""

from typing import Any

import PIL.Image
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.media import letters
from canvas.nodes.media.letters import Style
from canvas.nodes.utilities.image.composite import image_overlay
from canvas.nodes.utilities.image.grid import image_grid
from canvas.nodes.utilities.image.join import image_concat
from canvas.nodes.utilities.image.noise import image_noise
from canvas.nodes.utilities.image.pick import image_select
from canvas.nodes.utilities.image.plain import image_gradient, image_plain
from canvas.nodes.utilities.image.text import image_text
from canvas.nodes.utilities.image.watermark import image_watermark
from tests.canvas.nodes.quiet_context import QuietContext

RED, GREEN, BLUE, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0)


def plain(colour: tuple[int, ...], size: tuple[int, int] = (40, 20)) -> PIL.Image.Image:
    return PIL.Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour)


@pytest.mark.parametrize(
    ("position", "inside", "outside"),
    [
        ("top left", (0, 0), (10, 0)), ("top", (15, 0), (14, 0)), ("top right", (39, 0), (29, 0)),
        ("left", (0, 8), (0, 0)), ("center", (24, 14), (25, 15)), ("right", (30, 5), (29, 5)),
        ("bottom left", (9, 19), (9, 9)), ("bottom", (20, 19), (20, 9)),
        ("bottom right", (39, 19), (39, 9)),
    ],
)  # fmt: skip
def test_lays_a_picture_at_a_place(
    position: Any, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    laid = image_overlay(plain(RED), plain(BLUE, (7, 7)), position=position, scale=25)
    assert (laid.mode, laid.getpixel(inside), laid.getpixel(outside)) == ("RGB", BLUE, RED)


def test_lays_a_picture_at_a_distance_from_the_edge() -> None:
    laid = image_overlay(plain(RED), plain(BLUE), position="top left", scale=25, margin=3)
    assert [laid.getpixel(at) for at in ((2, 3), (3, 3), (12, 7), (13, 7))] == [
        RED,
        BLUE,
        BLUE,
        RED,
    ]


@pytest.mark.parametrize(
    ("blend", "colour"),
    [
        ("normal", (50, 100, 200)), ("multiply", (39, 39, 39)), ("screen", (211, 161, 211)),
        ("darken", (50, 100, 50)), ("lighten", (200, 100, 200)), ("add", (250, 200, 250)),
        ("subtract", (150, 0, 0)), ("difference", (150, 0, 150)),
    ],
)  # fmt: skip
def test_blends(blend: Any, colour: tuple[int, ...]) -> None:
    below, above = plain((200, 100, 50)), plain((50, 100, 200))
    assert image_overlay(below, above, scale=100, blend=blend).getpixel((5, 5)) == colour


def test_blending_over_nothing_shows_the_layer_as_it_is() -> None:
    below = plain((0, 0, 0, 0))
    laid = image_overlay(below, plain((50, 100, 200)), scale=100, blend="multiply")
    assert laid.getpixel((5, 5)) == (50, 100, 200, 255)


def test_fades_an_overlay() -> None:
    assert image_overlay(plain(RED), plain(BLUE), scale=100, opacity=0.5).getpixel((0, 0)) == (
        127,
        0,
        128,
    )


def test_writes_where_it_is_told_and_nowhere_else() -> None:
    context = QuietContext()
    ground = plain(BLACK, (200, 100))
    written = image_text(context, ground, "Łódź", size=30, position="top left", margin=10)
    box = written.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (10 <= left <= 14, 10 <= top <= 20, right <= 120, bottom <= 50) == (True,) * 4
    assert written.getextrema()[0] == (0, 255)
    assert context.warnings == []


def test_says_which_letters_the_font_lacks() -> None:
    context = QuietContext()
    image_text(context, plain(BLACK), "A 日本 日 ✓", size=8)
    assert context.warnings == ["The font has no letters for: 日本"]


def test_puts_a_ground_below_the_words() -> None:
    context, ground = QuietContext(), plain(RED, (100, 60))
    boxed = image_text(
        context, ground, "i", size=20, position="center", box=True, box_opacity=1, margin=0
    )
    assert boxed.getpixel((0, 0)) == RED
    assert boxed.getpixel((42, 30)) == BLACK


def test_breaks_lines_at_words_and_long_words_anywhere() -> None:
    font = letters.font(Style(20))
    width = font.getlength("one two")
    assert letters.broken("one two three\n\nfour", font, width) == ["one two", "three", "", "four"]
    pieces = letters.broken("x" * 50, font, font.getlength("x" * 20) + 0.1)
    assert pieces == ["x" * 20, "x" * 20, "x" * 10]
    assert letters.broken("", font, 10) == [""]


def test_refuses_more_text_than_a_picture_takes() -> None:
    with pytest.raises(NodeError, match="At most 5,000 characters"):
        image_text(QuietContext(), plain(BLACK), "x" * 5_001)


def test_marks_with_a_logo_in_the_corner() -> None:
    marked = image_watermark(
        QuietContext(), plain(RED), plain(BLUE, (4, 4)), opacity=1, scale=10, margin=1
    )
    assert [marked.getpixel(at) for at in ((34, 14), (35, 15), (38, 18), (39, 19))] == [
        RED,
        BLUE,
        BLUE,
        RED,
    ]


def test_marks_all_over_in_bricks() -> None:
    marked = image_watermark(
        QuietContext(), plain(RED), plain(BLUE, (4, 4)), opacity=1, scale=10, margin=4, tile=True
    )
    rows = [
        "".join("#" if marked.getpixel((x, y)) == BLUE else "." for x in range(16))
        for y in (0, 4, 8)
    ]
    assert rows == ["####....####....", "................", "....####....####"]


def test_marks_with_words_and_refuses_to_mark_with_nothing() -> None:
    ground = plain(BLACK, (200, 100))
    box = image_watermark(QuietContext(), ground, text="© Ada", opacity=1).getbbox()
    assert box is not None
    assert box[0] >= 140
    assert box[1] >= 60
    with pytest.raises(NodeError, match="Link a picture as the mark, or type a text"):
        image_watermark(QuietContext(), ground)


@pytest.mark.parametrize(
    ("count", "columns", "size"),
    [(1, 0, (20, 20)), (2, 0, (42, 20)), (3, 0, (42, 42)), (5, 0, (64, 42)), (3, 1, (20, 64)),
     (2, 9, (42, 20))],
)  # fmt: skip
def test_lays_pictures_out_in_rows(count: int, columns: int, size: tuple[int, int]) -> None:
    pictures = [plain(RED)] * count
    assert image_grid(pictures, columns=columns, cell=20, gap=2).size == size


def test_keeps_each_picture_whole_in_its_cell_or_fills_it() -> None:
    pictures = [plain(RED), plain(BLUE, (20, 40))]
    whole = image_grid(pictures, cell=20, gap=0, background="#00ff00")
    assert [whole.getpixel(at) for at in ((0, 0), (0, 5), (20, 0), (25, 0))] == [
        GREEN, RED, GREEN, BLUE,
    ]  # fmt: skip
    assert image_grid(pictures, cell=20, gap=0, fit="cover").getpixel((0, 0)) == RED


def test_puts_pictures_side_by_side_and_below_each_other() -> None:
    pictures = [plain(RED), plain(BLUE, (10, 10))]
    beside = image_concat(pictures, gap=2)
    assert (beside.size, beside.getpixel((40, 0)), beside.getpixel((42, 19))) == (
        (62, 20),
        BLACK,
        BLUE,
    )
    below = image_concat(pictures, direction="down", match="none", background="#00ff00")
    assert (below.size, below.getpixel((9, 20)), below.getpixel((10, 20))) == (
        (40, 30),
        BLUE,
        GREEN,
    )


@pytest.mark.parametrize(
    ("count", "message"), [(0, "There are no pictures."), (101, "There are 101 pictures. At most")]
)
def test_refuses_none_and_too_many(count: int, message: str) -> None:
    for lay in (image_grid, image_concat):
        with pytest.raises(NodeError, match=message):
            lay([plain(RED, (1, 1))] * count)


def test_picks_one_of_several() -> None:
    pictures = [plain(RED), plain(BLUE)]
    assert image_select(pictures, index=-1) is pictures[1]
    with pytest.raises(NodeError, match=r"There is no picture 2: the list has 2\."):
        image_select(pictures, index=2)


def test_makes_a_picture_of_one_colour() -> None:
    picture = image_plain(colour="#102030", width=4, height=2)
    assert (picture.size, picture.getcolors()) == ((4, 2), [(8, (16, 32, 48))])


@pytest.mark.parametrize(
    ("angle", "first", "last"),
    [(0, (0, 63), (0, 0)), (90, (0, 0), (63, 0)), (180, (0, 0), (0, 63)), (135, (0, 0), (63, 63))],
)
def test_runs_from_one_colour_into_another(
    angle: float, first: tuple[int, int], last: tuple[int, int]
) -> None:
    run = image_gradient(start="#ff0000", end="#0000ff", width=64, height=64, angle=angle)
    begin, end = run.getpixel(first), run.getpixel(last)
    assert isinstance(begin, tuple)
    assert isinstance(end, tuple)
    assert (begin[0] > 250, begin[2] < 5, end[0] < 5, end[2] > 250) == (True,) * 4


def test_runs_outwards() -> None:
    run = image_gradient(start="#ffffff", end="#000000", shape="radial", width=65, height=65)
    middle, corner = run.getpixel((32, 32)), run.getpixel((0, 0))
    assert isinstance(middle, tuple)
    assert isinstance(corner, tuple)
    assert (middle[0] > 250, corner[0] < 5) == (True, True)


def test_draws_the_same_dots_for_the_same_seed() -> None:
    first, again, other = (image_noise(width=9, height=7, seed=seed) for seed in (1, 1, 2))
    assert first.size == (9, 7)
    assert first.tobytes() == again.tobytes() != other.tobytes()
    grey = image_noise(width=8, height=8, scale=4, colours="grey", seed=1)
    assert len(grey.getcolors() or []) == 4
    assert len({grey.getpixel((x, y)) for x in range(4) for y in range(4)}) == 1
