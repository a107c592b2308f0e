import hashlib
from pathlib import Path

import pytest

from canvas.nodes.declaration import DuplicateNodeTypeError, declared, describe_function, node
from canvas.nodes.ports import Text


def shout(text: Text) -> Text:
    """Say it
    loudly.

    This paragraph is for programmers.
    """
    return text.upper()


def test_takes_the_first_paragraph_of_the_docstring_as_the_description() -> None:
    assert describe_function(shout, "test:shout", label="Shout").description == "Say it loudly."


def test_gives_utilities_no_price_and_no_maker() -> None:
    found = describe_function(shout, "test:shout", label="Shout")
    assert (found.kind, found.credits, found.queue, found.routes) == ("utility", 0, "inline", ())
    assert (found.maker, found.license, found.latency_seconds) == ("", "", None)
    assert found.function is shout


def test_derives_the_version_from_the_function_and_its_module() -> None:
    module = Path(__file__).read_text(encoding="utf-8")
    start = module.index("def shout")
    source = module[start : module.index("return text.upper()\n") + len("return text.upper()\n")]
    expected = hashlib.sha256((source + module).encode()).hexdigest()
    assert describe_function(shout, "test:shout", label="Shout").version == expected


def test_refuses_an_id_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(declared, "test:twice", describe_function(shout, "test:twice", label="A"))
    with pytest.raises(DuplicateNodeTypeError, match="The node type test:twice is declared twice"):
        node("test:twice", label="B")(shout)
