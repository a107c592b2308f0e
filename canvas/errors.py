"""The canvas's refusals."""

from wireflow.errors import WireflowError


class InvalidWorkflowError(WireflowError):
    """`nodes` or `edges` do not have the shape of a graph."""

    status = 400
    code = "malformed_graph"


class InvalidGraphError(WireflowError):
    """A well-formed graph that cannot run; `violations` say why, node by node."""

    status = 422
    code = "invalid_graph"


class StaleWriteError(WireflowError):
    """Somebody saved in between; details say what stands and what the caller had seen."""

    status = 409
    code = "stale_write"


class SpendingCapError(WireflowError):
    """A webhook's credits of the day are used up."""

    status = 402
    code = "daily_credit_cap"
