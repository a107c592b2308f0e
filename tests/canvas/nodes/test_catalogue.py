from pathlib import Path
from typing import Any

import pytest

from canvas.nodes.catalogue import CatalogueError, read_catalogue, read_model

TABLE: dict[str, Any] = {
    "name": "FLUX.2 [pro]",
    "maker": "Black Forest Labs",
    "task": "text-to-image",
    "license": "proprietary",
    "description": "A hosted model.",
    "credits": {"per": "image", "amount": 3},
    "latency_seconds": [6, 12],
    "routes": ["bfl:flux-2-pro", "fal:fal-ai/flux-2-pro"],
    "queue": "io",
}


def test_puts_a_table_on_top_of_its_task() -> None:
    model = read_model("generate:flux_2_pro", TABLE)
    assert (model.label, model.kind, model.task, model.queue) == (
        "FLUX.2 [pro]",
        "model",
        "text-to-image",
        "io",
    )
    assert (model.credits, model.unit, model.latency_seconds) == (3, "image", (6.0, 12.0))
    assert model.routes == ("bfl:flux-2-pro", "fal:fal-ai/flux-2-pro")
    assert list(model.fields) == [
        "prompt",
        "negative_prompt",
        "size",
        "num_inference_steps",
        "guidance_scale",
        "seed",
    ]


def test_overrides_details_of_a_parameter_and_leaves_the_rest() -> None:
    params = {"size": {"options": ["a", "b"], "default": "a"}, "guidance_scale": {"max": 4}}
    model = read_model("generate:x", TABLE | {"params": params})
    size, guidance = model.fields["size"], model.fields["guidance_scale"]
    assert (size.options, size.default, size.label) == (("a", "b"), "a", "Size")
    assert (guidance.min, guidance.max, guidance.default) == (0, 4, 5)


def test_omits_parameters_the_model_lacks() -> None:
    model = read_model("generate:x", TABLE | {"omit": ["negative_prompt", "seed"]})
    assert list(model.fields) == ["prompt", "size", "num_inference_steps", "guidance_scale"]


def test_changes_the_version_with_the_table() -> None:
    one, other = (
        read_model("generate:x", TABLE | {"license": licence}).version for licence in ("A", "B")
    )
    assert one != other
    assert one == read_model("generate:x", dict(reversed(TABLE.items())) | {"license": "A"}).version


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, r"missing \[\], unknown \['colour'\]"),
        ({"task": "text-to-smell"}, "there is no task 'text-to-smell'"),
        ({"routes": []}, "no route leads to it"),
        ({"params": {"colour": {}}}, r"the task text-to-image has no \['colour'\]"),
        ({"omit": ["colour"]}, r"the task text-to-image has no \['colour'\]"),
        ({"params": {"seed": {"typ": 1}}}, r"seed cannot override \['typ'\]"),
    ],
)
def test_names_the_table_that_is_wrong(change: dict[str, Any], message: str) -> None:
    with pytest.raises(CatalogueError, match=f"generate:x: {message}"):
        read_model("generate:x", TABLE | change)


def test_names_what_is_missing() -> None:
    with pytest.raises(CatalogueError, match="'maker', 'task'"):
        read_model("generate:x", {"name": "X"})


def test_reads_every_file_of_a_folder(tmp_path: Path) -> None:
    table = '["{0}"]\nname="X"\nmaker="Y"\ntask="ocr"\nlicense="MIT"\ndescription="Z"\n'
    table += 'credits={{per="run",amount=1}}\nroutes=["local:x"]\n'
    (tmp_path / "b.toml").write_text(table.format("vision:b"))
    (tmp_path / "a.toml").write_text(table.format("vision:a"))
    assert [model.node_type for model in read_catalogue(tmp_path)] == ["vision:a", "vision:b"]
