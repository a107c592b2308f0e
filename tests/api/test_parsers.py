"""Strict JSON: each hostile body is refused with its own sentence."""

import pytest

from api import parsers
from api.refusals import BodyTooLargeError, InvalidJsonError


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": 1e999}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b"[" * 100_000,
        b'{"a":' * 33 + b"1" + b"}" * 33,
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"a": "\\u0000"}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 2}}',
        b"[]",
        b'"text"',
        b"null",
        b"{",
        b"\xff\xfe",
        b"{'a': 1}",
    ],
)
def test_refuses_what_is_not_acceptable(body: bytes) -> None:
    with pytest.raises(InvalidJsonError):
        parsers.parse(body)


def test_refuses_a_body_over_a_megabyte() -> None:
    with pytest.raises(BodyTooLargeError):
        parsers.parse(b'{"a": "' + b"x" * parsers.MAX_BYTES + b'"}')


def test_takes_32_levels_whole_surrogate_pairs_and_brackets_in_texts() -> None:
    deep = b'{"a":' * 32 + b'"' + b"[" * 100 + b'\\""' + b"}" * 32
    value = parsers.parse(deep)
    for _ in range(32):
        value = value["a"]
    assert value == "[" * 100 + '"'
    assert parsers.parse(b'{"a": "\\ud83c\\udf05"}') == {"a": "\U0001f305"}


def test_takes_an_empty_body_as_an_empty_object() -> None:
    assert parsers.parse(b"") == {}
