"""The engine's refusals."""

from wireflow.errors import WireflowError


class MalformedBodyError(WireflowError):
    """`nodes` or `edges` do not have the shape of a graph."""

    status = 400
    code = "malformed_graph"


class InvalidGraphError(WireflowError):
    """A well-formed graph that cannot run; `violations` say why, node by node."""

    status = 422
    code = "invalid_graph"
