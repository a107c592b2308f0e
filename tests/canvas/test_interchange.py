"""What the canvas makes of other programs' files, judged by the server that has to run it.

The front end's tests write each fixture's graph beside it; this reads the same files, so that the
border has one copy. The other way round, the catalogue they convert with is written here.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from canvas.graph.document import parse
from canvas.graph.validation import validate
from canvas.nodes.describing import describe
from canvas.nodes.registry import registry

FOLDER = Path(__file__).parents[2] / "canvas/frontend/src/interchange/fixtures"
CATALOGUE = FOLDER / "catalogue.sample"
GRAPHS = sorted(FOLDER.glob("*.expected"))
NODE_TYPES = [
    "input:text",
    "input:number",
    "input:image",
    "generate:wireflow_sketch",
    "edit:wireflow_sketch",
    "upscale:real_esrgan",
    "utility:image_resize",
    "utility:image_crop",
    "utility:image_composite",
    "utility:image_grayscale",
    "utility:image_blur",
    "utility:mask_from_alpha",
    "utility:prompt_concat",
    "output:preview",
]
# A file never holds the picture itself; the importer's report says to choose it again.
CHOOSE_PICTURE = {"missing_input"}


def test_the_catalogue_that_files_are_converted_with_is_the_servers() -> None:
    nodes = [_ports(describe(registry().get(name), "ready")) for name in NODE_TYPES]  # type: ignore[arg-type]  # a missing one fails the test
    if not CATALOGUE.exists() or json.loads(CATALOGUE.read_text()) != nodes:
        CATALOGUE.write_text(json.dumps(nodes, indent=1, ensure_ascii=False) + "\n")
        pytest.fail(f"{CATALOGUE.name} was out of date and is written anew: run the canvas's tests")


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_a_converted_file_is_a_valid_workflow(path: Path) -> None:
    graph = json.loads(path.read_text())["graph"]
    findings = validate(parse(graph["nodes"], graph["edges"]), registry())
    assert findings.violations == []
    assert {warning.rule for warning in findings.warnings} <= CHOOSE_PICTURE


def _ports(node: dict[str, Any]) -> dict[str, Any]:
    """What conversion looks at; prices and descriptions may change without any harm."""
    fields = [{k: v for k, v in field.items() if k != "description"} for field in node["inputs"]]
    kept = {key: node[key] for key in ("nodeType", "label", "kind", "outputs")}
    return kept | {"inputs": fields}
