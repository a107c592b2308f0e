"""The rules a linter does not know: how large files and functions may grow."""

import ast
import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("wireflow", "canvas", "billing", "workers", "api")


def _tracked(*patterns: str) -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.exists() and "migrations" not in path.parts]


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _python() -> list[Path]:
    files = _tracked(*(f"{package}/*.py" for package in PACKAGES))
    return [path for path in files if _lines(path)]


def _share(values: list[int], share: float) -> int:
    return sorted(values)[int(share * (len(values) - 1))]


def test_python_files_stay_small() -> None:
    sizes = {path.relative_to(ROOT): _lines(path) for path in _python()}
    assert {path: size for path, size in sizes.items() if size > 350} == {}
    assert _share(list(sizes.values()), 0.95) <= 250
    assert statistics.median(sizes.values()) <= 60


def test_functions_stay_short() -> None:
    lengths: dict[str, int] = {}
    for path in _python():
        for item in ast.walk(ast.parse(path.read_text())):
            if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (item.end_lineno or item.lineno) - item.lineno + 1
                lengths[f"{path.relative_to(ROOT)}:{item.name}:{item.lineno}"] = length
    assert {name: length for name, length in lengths.items() if length > 45} == {}
    assert statistics.median(lengths.values()) <= 8


def test_typescript_files_stay_small() -> None:
    files = _tracked("canvas/frontend/src/*.ts", "canvas/frontend/src/*.tsx")
    assert {p.relative_to(ROOT): _lines(p) for p in files if _lines(p) > 250} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "manager"}
    named = [path for path in _python() if path.stem in empty or path.stem.startswith("base_")]
    assert named == []
