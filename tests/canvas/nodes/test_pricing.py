"""A price follows the settings, and says when it cannot know what will be made."""

from typing import Any

import pytest

from canvas.nodes import pricing
from canvas.nodes.catalogue import read_model
from canvas.nodes.node_type import NodeType

TABLE: dict[str, Any] = {
    "name": "X",
    "maker": "Y",
    "task": "text-to-video",
    "description": "Z.",
    "routes": ["fal:x/y"],
}


def _model(per: str, amount: int = 7, **more: Any) -> NodeType:
    credits = {"per": per, "amount": amount} | more
    return read_model("video:x", TABLE | {"credits": credits})


@pytest.mark.parametrize(
    ("per", "values", "credits", "exact"),
    [
        ("run", {}, 7, True),
        ("image", {}, 7, True),
        ("image", {"num_images": 3}, 21, True),
        ("second", {"duration": 5}, 35, True),
        ("second", {"duration": "8s"}, 56, True),
        ("second", {"duration": "auto"}, 70, False),
        ("second", {"num_frames": 81, "fps": 16}, 36, True),
        ("second", {}, 70, False),
        ("minute", {"duration": 90}, 14, True),
        ("minute", {}, 7, False),
        ("megapixel", {"image_size": "square_hd"}, 7, True),
        ("megapixel", {"size": "2048x2048", "num_images": 2}, 56, True),
        ("1,000 characters", {"text": "a" * 1_001}, 14, True),
        ("1,000 characters", {"prompt": "Hello"}, 7, True),
        ("1,000 characters", {}, 7, False),
    ],
)
def test_counts_what_the_price_is_for(
    per: str, values: dict[str, Any], credits: int, exact: bool
) -> None:
    model = _model(per)
    assert (pricing.price(model, values), pricing.is_exact(model, values)) == (credits, exact)


def test_a_price_that_stands_in_for_another_is_not_exact() -> None:
    assert not pricing.is_exact(_model("run", estimated=True), {})
