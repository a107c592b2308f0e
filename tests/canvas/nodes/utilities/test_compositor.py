from typing import Any

import PIL.Image
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.media.layers.reading import colour
from canvas.nodes.utilities.image.compositor import compositor
from tests.canvas.nodes.quiet_context import QuietContext

RED, GREEN, BLUE = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)
STAGE: dict[str, Any] = {"width": 40, "height": 20}


def plain(colour: str, size: tuple[int, int] = (10, 10)) -> PIL.Image.Image:
    return PIL.Image.new("RGB", size, colour)


def composed(layers: Any = None, **rest: Any) -> PIL.Image.Image:
    return compositor(QuietContext(), layers=layers, **STAGE, **rest)["image"]


def test_the_background_covers_the_stage() -> None:
    picture = composed(background=plain("red", (7, 9)))
    assert (picture.mode, picture.size, picture.getpixel((39, 19))) == ("RGBA", (40, 20), RED)


def test_lays_rectangles_where_they_are_told_the_last_on_top() -> None:
    layers = {
        "a": {"type": "rectangle", "x": 5, "y": 5, "width": 10, "height": 5, "fill": "#0000ff"},
        "b": {"type": "rectangle", "x": 10, "y": 5, "width": 10, "height": 5, "fill": "#00ff00"},
    }
    picture = composed(layers, background=plain("red"))
    assert [picture.getpixel(at) for at in ((4, 5), (5, 5), (10, 9), (19, 9), (20, 9))] == [
        RED, BLUE, GREEN, GREEN, RED,
    ]  # fmt: skip


def test_fills_with_gradients_that_run_downwards() -> None:
    stops = [{"color": "rgba(0,0,0,0)", "offset": 0}, {"color": "#000000", "offset": 1}]
    for scrim in (
        {"type": "gradient", "angle": 0, "stops": stops},
        {"type": "rectangle", "fill": {"kind": "linear", "angle": 0, "stops": stops}},
    ):
        picture = composed({"scrim": scrim}, background=plain("white"))
        levels = [picture.getpixel((20, y))[0] for y in range(20)]  # type: ignore[index]  # RGBA
        assert levels == sorted(levels, reverse=True)
        assert (levels[0] > 240, levels[-1] < 15) == (True, True)


def test_opacity_is_in_percent_and_corners_are_round() -> None:
    layer = {"type": "rectangle", "fill": "#0000ff", "opacity": 50, "cornerRadius": 8}
    picture = composed({"one": layer}, background=plain("red"))
    assert picture.getpixel((20, 10)) == (127, 0, 128, 255)
    assert picture.getpixel((0, 0)) == RED


def test_lays_pictures_scaled_turned_and_framed() -> None:
    layer = {
        "x": 10, "y": 2, "scaleX": 0.5, "scaleY": 1.5, "imageBorderColor": "#00ff00",
        "imageBorderWidth": 1,
    }  # fmt: skip
    picture = composed({"layer_1": layer}, layer_1=plain("blue"), background=plain("red"))
    assert [picture.getpixel(at) for at in ((9, 2), (10, 2), (12, 9), (14, 16), (15, 16))] == [
        RED, GREEN, BLUE, GREEN, RED,
    ]  # fmt: skip
    turned = composed({"layer_1": {"rotation": 90, "width": 4, "height": 8}}, layer_1=plain("blue"))
    assert turned.getbbox() == (0, 0, 8, 4)


def test_a_shadow_falls_beside_its_layer() -> None:
    layer = {"type": "rectangle", "x": 5, "y": 5, "width": 4, "height": 4, "fill": "#0000ff",
             "shadowColor": "#00ff00", "shadowOffsetX": 10}  # fmt: skip
    picture = composed({"one": layer}, background=plain("red"))
    assert [picture.getpixel(at) for at in ((5, 5), (14, 5), (15, 5), (18, 8), (19, 8))] == [
        BLUE, RED, GREEN, GREEN, RED,
    ]  # fmt: skip


def test_words_shrink_until_they_fit() -> None:
    layer = {
        "type": "text",
        "text": "MANY WORDS HERE",
        "fontSize": 40,
        "width": 40,
        "x": 0,
        "autoFit": True,
        "autoFitMaxHeight": 18,
        "autoFitMinFontSize": 2,
        "lineHeight": 1,
    }
    box = composed({"title": layer}).getbbox()
    assert box is not None
    assert box[2] <= 40
    assert box[3] <= 18


def test_words_stand_on_a_plate_of_their_own() -> None:
    layer = {"type": "text", "text": "i", "fontSize": 8, "fill": "#ff0000",
             "textBg": {"color": "#0000ff", "padding": 3}}  # fmt: skip
    picture = composed({"tag": layer})
    assert picture.getpixel((1, 1)) == BLUE
    assert picture.getchannel("R").getextrema()[1] > 150  # type: ignore[operator]  # one channel


def test_every_row_of_data_makes_a_picture() -> None:
    layers = {
        "bar": {"type": "rectangle", "x": 0, "y": 0, "width": 40, "height": 5, "fill": "#0000ff"},
        "bg": {"type": "image", "y": 10},
    }
    context = QuietContext()
    made = compositor(
        context,
        layers=layers,
        data=[{"bg": plain("red")}, {"bg": plain("lime"), "bar": {"fill": "#ff0000"}}, {"no": "x"}],
        **STAGE,
    )
    assert [
        (picture.getpixel((0, 0)), picture.getpixel((0, 10))) for picture in made["images"]
    ] == [(BLUE, RED), (RED, GREEN), (BLUE, (0, 0, 0, 0))]
    assert made["image"] is made["images"][0]
    assert context.warnings == ["No layer is called no", "There is no picture for the layer bg"]


def test_reads_layers_from_a_text_that_a_model_wrote() -> None:
    text = '```json\n{"a": {"type": "rectangle", "fill": {"kind": "solid", "color": "lime"}}}\n```'
    assert composed(text).getpixel((0, 0)) == GREEN


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ([1], "an object for each layer"),
        ({"a": 1}, "an object for each layer"),
        ({"a": {"type": "draw"}}, "“a” has a type that is not known: draw"),
        ({"a": {"type": "rectangle", "fill": "nocolour"}}, "“nocolour” is no colour"),
        ({"a": {"type": "rectangle", "width": "wide"}}, "“width” of a layer must be a number"),
        ({"a": {"type": "rectangle", "fill": {"kind": "linear"}}}, "needs one to 20 stops"),
        ({str(n): {"type": "text"} for n in range(51)}, "There are 51 layers. At most 50"),
    ],
)
def test_refuses_layers_in_words_that_say_what_to_mend(layers: Any, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        composed(layers)


@pytest.mark.parametrize(
    ("data", "message"),
    [([], "There are no rows"), ([{}] * 51, "There are 51 rows"), ([1], "must be an object")],
)
def test_refuses_data_that_is_no_list_of_rows(data: Any, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        composed({}, data=data)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("#ff6B00", (255, 107, 0, 255)), ("#000000CC", (0, 0, 0, 204)), ("red", RED),
        ("rgba(1, 2, 3, .5)", (1, 2, 3, 128)), ("rgb(9,9,9)", (9, 9, 9, 255)),
    ],
)  # fmt: skip
def test_reads_colours_as_css_writes_them(written: str, parts: tuple[int, ...]) -> None:
    assert colour(written) == parts
