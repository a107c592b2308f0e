"""What a browser loads before the canvas can be used stays small."""

import gzip
import json
import re
from pathlib import Path

from canvas.templatetags.preloading import page_assets

BUILT = Path(__file__).resolve().parents[2] / "static" / "canvas"
LIMIT = 170_000


def _loaded_at_once(manifest: dict[str, dict[str, object]], names: list[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            imports = manifest[name].get("imports", [])
            assert isinstance(imports, list)
            waiting += imports
    return found


def test_the_editor_opens_with_at_most_170_kb_of_javascript() -> None:
    manifest = json.loads((BUILT / "manifest.json").read_text())
    chunks = _loaded_at_once(manifest, ["src/main.tsx", "src/pages/Editor.tsx"])
    sizes = {
        manifest[name]["file"]: len(gzip.compress((BUILT / manifest[name]["file"]).read_bytes()))
        for name in chunks
    }
    assert sum(sizes.values()) <= LIMIT, sizes
    late = ("cmdk", "dagre", "Picker", "KeysSheet", "Viewer", "Palette")
    assert [file for file in sizes if any(word in file for word in late)] == []


def test_a_page_names_each_file_once_and_its_styles_as_its_script_asks_for_them() -> None:
    tags = page_assets("src/pages/Editor.tsx")
    named = re.findall(r'(?:href|src)="([^"]+)"', tags)
    assert len(named) == len(set(named)) > 3
    preloaded = re.findall(r"<link [^>]*as=.style.[^>]*>", tags)
    assert preloaded
    assert all("crossorigin" in tag for tag in preloaded)
