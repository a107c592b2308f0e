"""Reads a function's signature as the ports and parameters of a node."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from canvas.nodes.context import NodeContext
from canvas.nodes.node_type import Output
from canvas.nodes.params import Field, Param
from canvas.nodes.ports import PortType

_PORT_OF_BASE: dict[object, PortType] = {
    str: PortType.TEXT,
    bool: PortType.BOOLEAN,
    int: PortType.NUMBER,
    float: PortType.NUMBER,
}


@dataclass(frozen=True)
class Shape:
    """An annotation taken apart."""

    type: PortType
    multiple: bool
    integer: bool
    options: tuple[Any, ...]
    param: Param


def fields_of(function: Callable[..., Any]) -> tuple[Field, ...]:
    """Positional arguments become ports, keyword-only ones parameters; the context is neither."""
    hints = get_type_hints(function, include_extras=True)
    arguments = inspect.signature(function).parameters.values()
    return tuple(
        _field(argument, _shape(hints[argument.name]))
        for argument in arguments
        if hints[argument.name] is not NodeContext
    )


def context_argument_of(function: Callable[..., Any]) -> str | None:
    """The name of the argument annotated `NodeContext`, if there is one."""
    hints = get_type_hints(function)
    return next((name for name, hint in hints.items() if hint is NodeContext), None)


def outputs_of(function: Callable[..., Any], *, name: str | None = None) -> tuple[Output, ...]:
    """A TypedDict or NamedTuple gives one output a key; anything else a single output.

    The single output is called `name`, or after its type ("image", "text", …).
    """
    returned = get_type_hints(function, include_extras=True)["return"]
    is_named_tuple = isinstance(returned, type) and hasattr(returned, "_fields")
    if is_typeddict(returned) or is_named_tuple:
        members = get_type_hints(returned, include_extras=True)
        if len(members) < 2:
            raise TypeError(f"{returned!r} names one output: return it plainly")
        return tuple(_output(key, _shape(hint)) for key, hint in members.items())
    shape = _shape(returned)
    return (_output(name or shape.type.value.lower(), shape),)


def _output(key: str, shape: Shape) -> Output:
    return Output(key, shape.type, label=shape.param.label or "", multiple=shape.multiple)


def _field(argument: inspect.Parameter, shape: Shape) -> Field:
    param = shape.param
    has_default = argument.default is not inspect.Parameter.empty
    is_port = param.port or argument.kind is not inspect.Parameter.KEYWORD_ONLY
    return Field(
        key=argument.name,
        type=shape.type,
        label=param.label or "",
        is_port=is_port,
        required=not has_default,
        default=argument.default if has_default else None,
        min=param.min,
        max=param.max,
        step=param.step if param.step is not None else (1 if shape.integer else None),
        options=param.options or shape.options,
        widget=param.widget or "",
        description=param.description,
        multiple=shape.multiple,
        integer=shape.integer,
        unit=param.unit,
        advanced=param.advanced,
    )


def _shape(annotation: Any) -> Shape:
    base, metadata, multiple = _unwrap(annotation)
    options = get_args(base) if get_origin(base) is Literal else ()
    if options:
        base = type(options[0])
    declared = [entry for entry in metadata if isinstance(entry, PortType)]
    if not declared and base not in _PORT_OF_BASE:
        raise TypeError(f"{annotation!r} is no port type")
    return Shape(
        type=declared[0] if declared else _PORT_OF_BASE[base],
        multiple=multiple,
        integer=base is int,
        options=options,
        param=next((entry for entry in metadata if isinstance(entry, Param)), Param()),
    )


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """Peel `Annotated`, `… | None` and `list[…]` off an annotation."""
    metadata: tuple[Any, ...] = ()
    multiple = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            metadata += annotation.__metadata__
            annotation = annotation.__origin__
        elif any(isinstance(entry, PortType) for entry in metadata):
            return annotation, metadata, multiple  # list[Any] of a JSON port is one value
        elif origin is list:
            multiple = True
            (annotation,) = get_args(annotation)
        elif origin in (Union, UnionType):
            rest = [entry for entry in get_args(annotation) if entry is not NoneType]
            if len(rest) != 1:
                return annotation, metadata, multiple
            annotation = rest[0]
        else:
            return annotation, metadata, multiple
