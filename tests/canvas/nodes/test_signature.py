from typing import Annotated, Any, Literal, NamedTuple, TypedDict

import pytest

from canvas.nodes.context import NodeContext
from canvas.nodes.node_type import Output
from canvas.nodes.params import HIDDEN, Field, Param
from canvas.nodes.ports import Boolean, Image, Integer, Json, Mask, Number, PortType, Text
from canvas.nodes.signature import context_argument_of, fields_of, outputs_of


class Both(TypedDict):
    image: Image
    lines: Annotated[list[Text], Param(label="All lines")]


class Pair(NamedTuple):
    safe: Boolean
    score: Number


def sample(
    context: NodeContext,
    image: Image,
    texts: list[Text],
    mask: Mask | None = None,
    data: Json = None,
    *,
    count: Annotated[int, Param(min=1, max=8)],
    amount: Annotated[float | None, Param(label="How much", step=0.5, port=True)] = None,
    fit: Literal["cover", "contain"] = "cover",
    sharp: bool = False,
    seed: Integer = 0,
    secret: Annotated[Json, Param(widget=HIDDEN)] = None,
) -> Both:
    raise NotImplementedError


def test_reads_ports_and_parameters_off_a_signature() -> None:
    number = PortType.NUMBER
    assert fields_of(sample) == (
        Field("image", PortType.IMAGE, "Image", is_port=True, required=True, widget="image"),
        Field("texts", PortType.TEXT, is_port=True, required=True, multiple=True),
        Field("mask", PortType.MASK, is_port=True),
        Field("data", PortType.JSON, is_port=True),
        Field("count", number, required=True, min=1, max=8, step=1, integer=True, widget="slider"),
        Field("amount", number, "How much", is_port=True, step=0.5, widget="number"),
        Field("fit", PortType.TEXT, default="cover", options=("cover", "contain"), widget="select"),
        Field("sharp", PortType.BOOLEAN, default=False, widget="toggle"),
        Field("seed", number, default=0, step=1, integer=True),
        Field("secret", PortType.JSON, widget=HIDDEN),
    )


def test_finds_the_argument_that_is_the_context() -> None:
    assert context_argument_of(sample) == "context"


def test_finds_no_context_where_none_is_asked_for() -> None:
    def plain(text: Text) -> Text:
        return text

    assert context_argument_of(plain) is None


def test_reads_one_output_a_key_of_a_typed_dict() -> None:
    assert outputs_of(sample) == (
        Output("image", PortType.IMAGE),
        Output("lines", PortType.TEXT, "All lines", multiple=True),
    )


def test_reads_one_output_a_field_of_a_named_tuple() -> None:
    def judge(image: Image) -> Pair:
        raise NotImplementedError

    assert outputs_of(judge) == (
        Output("safe", PortType.BOOLEAN),
        Output("score", PortType.NUMBER),
    )


def test_names_a_single_output_after_its_type_unless_told() -> None:
    def copy(image: Image) -> Image:
        return image

    assert outputs_of(copy) == (Output("image", PortType.IMAGE),)
    assert outputs_of(copy, name="picture") == (Output("picture", PortType.IMAGE),)


def test_refuses_an_annotation_that_is_no_port_type() -> None:
    def wrong(image: dict[str, Any]) -> Image:
        raise NotImplementedError

    with pytest.raises(TypeError, match="is no port type"):
        fields_of(wrong)


def test_refuses_a_named_result_with_a_single_name() -> None:
    class Lonely(TypedDict):
        text: Text

    def single() -> Lonely:
        raise NotImplementedError

    single.__annotations__["return"] = Lonely
    with pytest.raises(TypeError, match="names one output"):
        outputs_of(single)
