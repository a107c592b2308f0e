"""Writes the tables from a folder with `node_catalogue.tsv`, `fal_endpoints.json` and
`diffusers_pipelines.tsv`.

Models without a schema, and those that need what our nodes cannot say, are left out and named.
"""

import csv
import json
import re
import sys
import tomllib
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from canvas.nodes.catalogue import FOLDER as CATALOGUE
from tests.catalogue import endpoints, pipelines, prices, writing
from tests.catalogue.endpoints import Endpoint
from tests.catalogue.models import Row, UnfitError, table, task_of
from tests.catalogue.pipelines import Opened
from tests.catalogue.prices import Price

SCHEMAS = Path(__file__).parents[1] / "canvas" / "nodes" / "fal_schemas.json"
# The file of each category.
FILES = {
    "image generation": ("image_generation", "Image generation"),
    "image editing": ("image_editing", "Image editing"),
    "upscaling": ("upscaling", "Upscaling"),
    "background removal": ("background_removal", "Background removal"),
    "segmentation": ("segmentation", "Segmentation"),
    "video generation (text-to-video)": ("text_to_video", "Video generation"),
    "video generation (image-to-video)": ("image_to_video", "Image to video"),
    "video editing": ("video_editing", "Video editing"),
    "talking head/lip-sync": ("talking_head", "Talking head"),
    "audio: speech": ("speech", "Speech"),
    "audio: transcription": ("transcription", "Transcription"),
    "audio: music": ("music", "Music"),
    "audio: sfx": ("sound_effects", "Sound effects"),
    "audio: tools": ("audio_tools", "Audio tools"),
    "3D": ("three_d", "3D"),
    "LLM/text": ("language", "Language"),
}
# Written by hand; of a kind that cannot be kept (drawings in SVG); shut down by its maker.
OWN = {
    node_type
    for name in ("local", "openai")
    for node_type in tomllib.loads((CATALOGUE / f"{name}.toml").read_text(encoding="utf-8"))
}
UNKEPT = {"generate:recraft_v4_vector", "edit:recraft_vectorize", "generate:gpt_image_1"}


def main() -> None:
    """Writes one TOML file for each category, and the schemas that the tests check against."""
    folder = Path(sys.argv[1])
    known = endpoints.read(folder)
    with (folder / "node_catalogue.tsv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    models: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    used: set[str] = set()
    rows = _rows(lines, known)
    usual = _usual(rows)
    for line, row in rows:
        try:
            price = prices.read(line["price_usd"]) or usual[task_of(row)]
            models[row.category].append((row.node_type, table(row, price)))
            used.add(row.endpoint.name)
        except UnfitError as error:
            print(f"left out: {row.node_type} {error}")
    for category, (name, title) in FILES.items():
        text = writing.document(title, models[category])
        (CATALOGUE / f"{name}.toml").write_text(text, encoding="utf-8")
    _write_schemas(folder, used)
    print(f"{sum(map(len, models.values()))} models")


def _rows(
    lines: list[dict[str, str]], known: dict[str, Endpoint]
) -> list[tuple[dict[str, str], Row]]:
    found = []
    opened = Opened(pipelines.read(Path(sys.argv[1])))
    for line in lines:
        named = re.match(r"(?:fal: )?([\w.-]+/[^\s;,]+)", line["provider_endpoint"])
        endpoint = known.get(named.group(1)) if named else None
        if endpoint is None or line["id"] in OWN or line["id"] in UNKEPT:
            continue
        is_open = line["weights"] == "open"
        weights = opened.of(line) if is_open else None
        row = Row(line["id"], line["name"], line["category"], is_open, endpoint, weights)
        found.append((line, row))
    return found


def _usual(rows: list[tuple[dict[str, str], Row]]) -> dict[str, Price]:
    """What a model usually costs, by task: of those whose price is known."""
    known: dict[str, list[Price]] = defaultdict(list)
    for line, row in rows:
        with suppress(UnfitError):
            known[task_of(row)] += filter(None, [prices.read(line["price_usd"])])
    return {task: prices.usual(found) for task, found in known.items()}


def _write_schemas(folder: Path, used: set[str]) -> None:
    """Of each endpoint in use its inputs, `{name: [type, required]}`, and its outputs' names."""
    compact = {
        name: {
            "input": {field["name"]: [field["type"], field["required"]] for field in one["input"]},
            "output": [field["name"] for field in one["output"]],
        }
        for name, one in sorted(endpoints.schemas(folder).items())
        if name in used
    }
    lines = [f"{json.dumps(name)}: {json.dumps(one)}" for name, one in compact.items()]
    SCHEMAS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
