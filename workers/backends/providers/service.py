"""A service that an operator describes in the admin: any API of JSON over HTTP, without code.

A job is one POST. A service without `status_url` answers it at once; one with it names a job, which
is asked after until its state is one of `done` or `failed`. Paths are dotted, as `data.0.id`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Leaves of the request's template.
INPUT, MODEL = "$input", "$model"


@dataclass(frozen=True)
class Service:
    """`body` is the request: its leaf `$input` stands for the node's values, `$model` for the name
    behind the route. `{model}` and `{id}` stand in addresses for the same and for the job's id.
    """

    name: str
    submit_url: str
    auth_header: str = "Authorization"
    auth_prefix: str = "Bearer"
    body: Any = INPUT
    job_id: str = "id"
    status_url: str = ""
    state: str = "status"
    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    error: str = "error"
    refused: tuple[str, ...] = field(default=())
    results_url: str = ""
    results: str = ""
    cancel_url: str = ""


def filled(template: Any, values: Mapping[str, Any], model: str) -> Any:
    """The request of a template."""
    if template == INPUT:
        return dict(values)
    if template == MODEL:
        return model
    if isinstance(template, dict):
        return {key: filled(entry, values, model) for key, entry in template.items()}
    if isinstance(template, list):
        return [filled(entry, values, model) for entry in template]
    return template
