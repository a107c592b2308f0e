"""Every named shape of the contract, as `components.schemas` of the OpenAPI document."""

from api.contract.components import (
    audit,
    catalogue,
    comments,
    executions,
    failures,
    history,
    hooks,
    keys,
    media,
    plans,
    saved_nodes,
    teams,
    usage,
    workflows,
)
from api.contract.components.reader import readable
from api.contract.shapes import Shape

_SHAPES: dict[str, Shape] = {
    **failures.SCHEMAS,
    **workflows.SCHEMAS,
    **saved_nodes.SCHEMAS,
    **comments.SCHEMAS,
    **executions.SCHEMAS,
    **history.SCHEMAS,
    **catalogue.SCHEMAS,
    **hooks.SCHEMAS,
    **keys.SCHEMAS,
    **media.SCHEMAS,
    **usage.SCHEMAS,
    **plans.SCHEMAS,
    **teams.SCHEMAS,
    **audit.SCHEMAS,
}
SCHEMAS: dict[str, Shape] = readable(_SHAPES)
