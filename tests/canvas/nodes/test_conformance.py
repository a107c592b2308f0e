"""What holds for every node type there is, whoever adds one."""

import re
from collections.abc import Iterator
from typing import Any

import PIL.Image
import pytest

from canvas.graph.document import parse
from canvas.graph.validation import validate
from canvas.nodes.call import call
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import MediaFile, PortType
from canvas.nodes.registry import registry
from canvas.nodes.values import find_problem, normalise
from tests.canvas.nodes.minimal import sample, values
from tests.canvas.nodes.quiet_context import QuietContext
from tests.live.graphs import node

ALL = registry().all()
UTILITIES = [known for known in ALL if known.function is not None]
PICTURES = {PortType.IMAGE, PortType.MASK}
WITH_PICTURES = [
    known
    for known in UTILITIES
    if not known.raw and PICTURES & {field.type for field in known.inputs}
]
SENTENCE = re.compile(r"[A-Z0-9].*[^.\s]\.", re.DOTALL)
KEY = re.compile(r"[a-z][a-zA-Z0-9_]{0,39}")
MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"]

each = pytest.mark.parametrize("known", UTILITIES, ids=lambda known: known.node_type)


def test_each_is_described_in_whole_sentences() -> None:
    said = [(known.node_type, known.description) for known in ALL]
    said += [
        (f"{known.node_type} {field.key}", field.description)
        for known in UTILITIES
        for field in known.inputs
        if field.description
    ]
    assert [one for one in said if not SENTENCE.fullmatch(one[1]) or len(one[1]) > 300] == []


def test_each_has_a_short_name_and_a_place_in_the_palette() -> None:
    names = [(known.label, known.category) for known in ALL]
    assert [name for name in names if not (0 < len(name[0].strip()) <= 40 and name[1])] == []
    plain = re.compile(r"[A-Za-z0-9 -]*")
    assert [known.keywords for known in ALL if not plain.fullmatch(known.keywords)] == []
    of_utilities = [known.label for known in UTILITIES if known.kind == "utility"]
    assert sorted(of_utilities) == sorted(set(of_utilities))


def test_the_ports_of_each_have_names_of_their_own() -> None:
    for known in ALL:
        assert known.outputs, known.node_type
        for keys in (
            [field.key for field in known.inputs],
            [output.key for output in known.outputs],
        ):
            assert len(keys) == len(set(keys)), known.node_type
            assert [key for key in keys if not KEY.fullmatch(key)] == [], known.node_type


def test_the_defaults_of_each_are_values_it_takes() -> None:
    def wrong(known: NodeType) -> Iterator[str]:
        for field in known.inputs:
            if find_problem(field, field.default) or (field.required and field.default is not None):
                yield f"{known.node_type} {field.key}: {field.default}"
            elif field.default is not None and normalise(field, field.default) != field.default:
                yield f"{known.node_type} {field.key}: {field.default} is not plain"
            elif field.min is not None and field.max is not None and field.min >= field.max:
                yield f"{known.node_type} {field.key}: nothing lies in its range"

    assert [problem for known in ALL for problem in wrong(known)] == []


def test_a_graph_with_each_lints() -> None:
    for known in ALL:
        found = validate(parse([node("n", known.node_type)], []), registry())
        assert found.violations == [], known.node_type
        expected = {"missing_input"} if any(field.required for field in known.inputs) else set()
        assert {warning.rule for warning in found.warnings} <= expected, known.node_type


@each
def test_it_runs_on_the_least_it_can_be_given(known: NodeType) -> None:
    given = values(known)
    before = sample(PortType.IMAGE).tobytes(), sample(PortType.MASK).tobytes()
    found = call(known, given, QuietContext())
    assert set(found) == set(known.results) or known.branches
    for key, value in found.items():
        output = known.results[key]
        assert isinstance(value, list) or not output.multiple
        for one in value if output.multiple else [value]:
            assert _is(one, output.type), (key, one)
    # Pictures are decoded once and handed to several nodes: none may draw in them.
    assert (sample(PortType.IMAGE).tobytes(), sample(PortType.MASK).tobytes()) == before


@each
def test_a_value_of_any_kind_under_one_name_is_the_same_value(known: NodeType) -> None:
    """Links are checked by what is handed on so (see `canvas.graph.wiring`)."""
    for key in known.ports.keys() & known.results.keys():
        if known.ports[key].type is known.results[key].type is PortType.ANY:
            given = values(known) | {key: {"a": 1}}
            assert call(known, given, QuietContext())[key] == {"a": 1}


@pytest.mark.parametrize("known", WITH_PICTURES, ids=lambda known: known.node_type)
def test_it_takes_pictures_of_every_kind(known: NodeType) -> None:
    for mode in MODES:
        picture = PIL.Image.new(mode, (5, 3))
        given = values(known)
        for field in known.inputs:
            if field.type in PICTURES and field.key in given:
                given[field.key] = [picture, picture] if field.multiple else picture
        for value in call(known, given, QuietContext()).values():
            for one in value if isinstance(value, list) else [value]:
                # What only hands a picture on leaves it as it is.
                plain = ("L", "RGB", "RGBA", picture.mode if one is picture else "")
                assert not isinstance(one, PIL.Image.Image) or one.mode in plain, mode


def _is(value: Any, port_type: PortType) -> bool:
    match port_type:
        case PortType.TEXT:
            return isinstance(value, str)
        case PortType.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case PortType.BOOLEAN:
            return isinstance(value, bool)
        case PortType.MASK:
            return isinstance(value, PIL.Image.Image) and value.mode == "L"
        case PortType.IMAGE if isinstance(value, PIL.Image.Image):
            return True
        case PortType.JSON | PortType.ANY:
            return True
    if value == "1":
        return True  # an input node hands on what stands for a file, undecoded
    kind = port_type.value.lower()
    return isinstance(value, MediaFile) and value.content_type.startswith(f"{kind}/")
