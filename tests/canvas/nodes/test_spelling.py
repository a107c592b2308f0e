import pytest

from canvas.nodes.spelling import closest

KNOWN = ("prompt", "negative_prompt", "seed", "size")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("promt", "prompt"),
        ("PROMPT", "prompt"),
        ("neg_prompt", "negative_prompt"),
        ("sede", "seed"),
        ("guidance", None),
        ("", None),
        ("p" * 10_000, None),
    ],
)
def test_finds_the_name_that_was_meant(name: str, meant: str | None) -> None:
    assert closest(name, KNOWN) == meant


def test_asks_for_as_much_likeness_as_it_is_told() -> None:
    assert closest("neg_prompt", KNOWN, at_least=0.9) is None


def test_finds_nothing_among_nothing() -> None:
    assert closest("prompt", ()) is None
