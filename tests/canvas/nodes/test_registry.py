import json
import subprocess
import sys

import pytest

from canvas.nodes.declaration import DuplicateNodeTypeError, describe_function
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import Text
from canvas.nodes.registry import Registry, describe, registry
from canvas.nodes.values import find_problem

PORTS = {
    "input:text": "prompt! -> prompt text",
    "input:number": "value -> number",
    "input:image": "image! -> image",
    "input:audio": "audio! -> audio",
    "input:video": "video! -> video",
    "trigger:data": "path default -> json text",
    "utility:prompt_concat": "texts! separator -> text",
    "utility:prompt_template": "values a b c d template! -> text",
    "utility:image_resize": "image! width height fit resample -> image",
    "utility:image_crop": "image! x y width height unit -> image",
    "utility:image_composite": "background! overlay! mask x y opacity -> image",
    "utility:image_grayscale": "image! -> image",
    "utility:image_blur": "image! radius -> image",
    "utility:image_ratio": "image! ratio -> image",
    "utility:image_plain": "colour width height -> image",
    "utility:mask_from_alpha": "image! -> mask",
    # These ids and ports are the hosted Wireflow's.
    "utility:json_multi_extract": "json! paths! -> values",
    "utility:build_data": "records! images imageKey -> data",
    "compv3": "background layer_1 layer_2 layer_3 layers data width height -> image images",
    "logic:if": "value! condition operator compare ignore_case -> true false",
    "logic:coalesce": "a b c d skip_empty -> result",
    "output:preview": "media! -> media",
    "generate:wireflow_sketch": (
        "prompt! negative_prompt num_inference_steps guidance_scale seed -> image"
    ),
    "edit:wireflow_sketch": (
        "image! prompt! negative_prompt strength num_inference_steps guidance_scale seed -> image"
    ),
    "upscale:real_esrgan": "image! scale -> image",
    "audio:hibari_tts": "text! speed -> audio",
    "audio:whisper": "audio! -> text",
    "vision:ocr": "image! -> text json",
    "vision:safety_check": "image! -> safe score",
}


def echo(text: Text) -> Text:
    """Say it again."""
    return text


def made(node_type: str, *aliases: str) -> NodeType:
    return describe_function(echo, node_type, label="Echo", aliases=aliases)


@pytest.mark.parametrize(("node_type", "ports"), PORTS.items())
def test_knows_the_shipped_node_types_and_their_fields(node_type: str, ports: str) -> None:
    found = registry().get(node_type)
    assert found is not None
    inputs = " ".join(key + "!" * field.required for key, field in found.fields.items())
    assert f"{inputs} -> {' '.join(found.results)}" == ports


def test_every_default_is_a_value_its_field_would_take() -> None:
    assert [
        (node_type.node_type, field.key)
        for node_type in registry().all()
        for field in node_type.inputs
        if find_problem(field, field.default) or (field.required and field.default is not None)
    ] == []


def test_every_model_says_whose_it_is_and_what_it_costs() -> None:
    for node_type in registry().all():
        stated = bool(node_type.maker and node_type.credits and node_type.routes)
        assert stated == (node_type.kind == "model"), node_type.node_type
        assert node_type.description
        shipped = any(route.startswith("local:") for route in node_type.routes)
        # An open model's licence is shown, and accepted, when its weights are pulled.
        assert node_type.license or node_type.weights or not shipped, node_type.node_type


def test_lists_inputs_first_and_outputs_last() -> None:
    kinds = [known.kind for known in registry().all()]
    assert kinds == sorted(kinds, key=["input", "model", "utility", "output"].index)


def test_finds_a_node_type_by_its_alias_without_listing_it() -> None:
    assert registry().get("input:trigger_data") is registry().get("trigger:data")
    assert "input:trigger_data" not in {known.node_type for known in registry().all()}


def test_suggests_the_id_that_was_meant() -> None:
    assert registry().suggest("upscale:real_esragn") == "upscale:real_esrgan"
    assert registry().suggest("zzz") is None


def test_refuses_two_node_types_under_one_name() -> None:
    with pytest.raises(DuplicateNodeTypeError, match="a:one is declared twice"):
        Registry([made("a:one"), made("a:two", "a:one")])


def test_changes_its_version_with_any_node_type() -> None:
    assert Registry([made("a:one")]).version == Registry([made("a:one")]).version
    assert Registry([made("a:one")]).version != Registry([made("a:two")]).version


def test_describes_a_model_as_the_api_documents_it() -> None:
    found = registry().get("upscale:real_esrgan")
    assert found is not None
    blank = {"min": None, "max": None, "step": None, "multiple": False, "integer": False}
    blank |= {"unit": "", "advanced": False}
    described = describe(found, "ready")
    assert json.loads(json.dumps(described)) == {
        "nodeType": "upscale:real_esrgan",
        "label": "Real-ESRGAN",
        "category": "Upscaling",
        "description": "Makes a picture two, four or eight times as large "
        "and draws the missing detail.",
        "inputs": [
            blank
            | {
                "key": "image",
                "type": "IMAGE",
                "label": "Image",
                "isPort": True,
                "required": True,
                "default": None,
                "options": None,
                "widget": "image",
                "description": "The picture to enlarge.",
            },
            blank
            | {
                "key": "scale",
                "type": "NUMBER",
                "label": "Scale",
                "isPort": False,
                "required": False,
                "default": 4,
                "options": [2, 4, 8],
                "widget": "select",
                "description": "How many times wider and higher the result is.",
                "integer": True,
                "unit": "×",
            },
        ],
        "outputs": [{"key": "image", "type": "IMAGE", "label": "Image", "multiple": False}],
        "credits": 1,
        "unit": "image",
        "creditsEstimated": False,
        "creditsPerRun": 1,
        "latencySeconds": [0.1, 0.8],
        "availability": "ready",
        "license": "BSD-3-Clause",
        "memoryGib": None,
        "maker": "Xintao Wang and others",
        "kind": "model",
        "task": "upscaling",
        "keywords": "",
    }


def test_keeps_hidden_fields_to_itself() -> None:
    found = registry().get("trigger:data")
    assert found is not None
    assert found.reads_trigger_data
    assert [entry["key"] for entry in describe(found, "ready")["inputs"]] == ["path", "default"]


def test_starts_without_a_web_framework_and_without_torch() -> None:
    script = (
        "import sys, canvas.graph.plan, canvas.graph.validation\n"
        "from canvas.nodes.registry import registry\n"
        "registry()\n"
        "print({'django', 'rest_framework', 'channels', 'celery', 'torch'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
