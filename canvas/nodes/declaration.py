"""`@node`: a function becomes a node type."""

import hashlib
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from canvas.nodes.node_type import Kind, NodeType, Queue
from canvas.nodes.signature import context_argument_of, fields_of, outputs_of

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


class DuplicateNodeTypeError(Exception):
    """Two declarations claim one id."""


declared: dict[str, NodeType] = {}


def node(node_type: str, **details: Any) -> Callable[[AnyFunction], AnyFunction]:
    """Declare a node type; `details` are those of `describe_function`.

    Raises DuplicateNodeTypeError when the id is taken.
    """

    def declare(function: AnyFunction) -> AnyFunction:
        if node_type in declared:
            raise DuplicateNodeTypeError(f"The node type {node_type} is declared twice")
        declared[node_type] = describe_function(function, node_type, **details)
        return function

    return declare


def describe_function(
    function: Callable[..., Any],
    node_type: str,
    *,
    label: str,
    category: str = "Utilities",
    kind: Kind = "utility",
    queue: Queue = "inline",
    output: str | None = None,
    deadline_seconds: int = 60,
    cacheable: bool = True,
    raw: bool = False,
    aliases: tuple[str, ...] = (),
) -> NodeType:
    """Read a node type off a function: the signature is the ports, the docstring the description.

    `output` names a single output that should not be called after its type.
    """
    return NodeType(
        node_type=node_type,
        label=label,
        category=category,
        description=_first_paragraph(inspect.getdoc(function) or ""),
        inputs=fields_of(function),
        outputs=outputs_of(function, name=output),
        kind=kind,
        version=_version(function),
        queue=queue,
        deadline_seconds=deadline_seconds,
        function=function,
        context_argument=context_argument_of(function),
        cacheable=cacheable,
        raw=raw,
        aliases=aliases,
    )


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n", 1)[0].split())


def _version(function: Callable[..., Any]) -> str:
    """Hash the function and the module around it: a helper's change must miss the cache too."""
    module = inspect.getmodule(function)
    around = inspect.getsource(module) if module is not None else ""
    return hashlib.sha256((inspect.getsource(function) + around).encode()).hexdigest()
