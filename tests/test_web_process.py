"""The web process stays light: it knows every node type and loads no model library."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "wireflow.settings"
import wireflow.asgi
from django.urls import get_resolver
from canvas.nodes.registry import registry
from workers import availability
from workers.backends.providers import keyring
get_resolver().url_patterns
states = [availability.of(node_type, keyring.environment()) for node_type in registry().all()]
assert states
heavy = {"torch", "diffusers", "transformers", "onnxruntime", "ncnn", "cv2", "av"}
print(sorted(heavy & set(sys.modules)))
"""


def test_loads_no_model_or_media_library() -> None:
    root = Path(__file__).resolve().parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
