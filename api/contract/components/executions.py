"""Running, and what became of it."""

from api.contract.components.history import FACTS, TRACES
from api.contract.shapes import (
    ANY,
    BOOLEAN,
    ID,
    MOMENT,
    NUMBER,
    OBJECT,
    URL,
    Shape,
    array,
    described,
    mapping,
    nullable,
    one_of,
    record,
    ref,
    text,
    whole,
)

EVENTS = (
    "execution.completed",
    "execution.failed",
    "execution.cancelled",
    "node.completed",
    "node.waiting",
)
_STATUS = one_of("RUNNING", "COMPLETED", "FAILED", "CANCELLED")
_NODE_STATUS = one_of("PENDING", "RUNNING", "COMPLETED", "FAILED", "SKIPPED", "CANCELLED")
_PHASE = nullable(one_of("queued", "running"))
_SHARE = {**NUMBER, "minimum": 0, "maximum": 1}
_CREDITS = whole(0)
_GRAPH = {"nodes": array(ref("Node")), "edges": array(ref("Edge"))}
_TRIGGER = described(
    nullable(OBJECT), "Values by exposed key, node id, node label or name of an unlinked input"
)
_TARGETS: dict[str, Shape] = {
    "targetNodeId": described(nullable(text(most=64)), "Run only this node and what it needs"),
    "targetNodeIds": described(
        nullable(array(text(least=1, most=64), most=100)),
        "Run only these nodes and what they need; a subgraph stands for its nodes",
    ),
}
_ITERATORS = described(
    nullable(array(ref("IteratorConfig"), most=20)),
    "Lists for inputs that take one value: the node runs once for each",
)
_SUMMARY: dict[str, Shape] = {
    "executionId": ID,
    "workflowId": nullable(ID),
    "status": described(_STATUS, "RUNNING from the moment it is accepted"),
    "phase": _PHASE,
    "queuePosition": nullable(whole(1)),
    "progress": _SHARE,
    "error": nullable(text()),
    "code": nullable(text()),
    "createdAt": MOMENT,
    "startedAt": nullable(MOMENT),
    "completedAt": nullable(MOMENT),
    "credits": record({"held": _CREDITS, "charged": _CREDITS}),
    "finalOutput": nullable(record({"url": URL, "type": text(), "nodeId": text()})),
}

SCHEMAS: dict[str, Shape] = {
    "Execute": record(
        {},
        {
            **_GRAPH,
            "triggerData": _TRIGGER,
            **_TARGETS,
            "iteratorConfigs": _ITERATORS,
            "force": described(nullable(BOOLEAN), "Ignore cached results"),
            "callbackUrl": described(
                nullable(text(most=2_000)), "Told of the end, signed by Standard Webhooks"
            ),
            "callbackEvents": nullable(array(one_of(*EVENTS), most=len(EVENTS))),
            "metadata": described(nullable(OBJECT), "Echoed back by every poll"),
        },
    ),
    "Estimate": record(
        {},
        {**_GRAPH, "triggerData": _TRIGGER, **_TARGETS, "iteratorConfigs": _ITERATORS},
    ),
    "IteratorConfig": record(
        {
            "nodeId": text(least=1, most=200),
            "field": described(text(least=1, most=100), "The key of one of the node's inputs"),
            "values": array(ANY, most=1_000),
        }
    ),
    "RunInputs": record({}, {"inputs": nullable(OBJECT)}),
    "Accepted": record(
        {
            "executionId": ID,
            "workflowId": nullable(ID),
            "status": one_of("RUNNING"),
            "batchId": ID,
            "executionRuns": array(ref("ExecutionRun")),
            "staleDependencies": array(ANY),
        }
    ),
    "ExecutionRun": record(
        {
            "id": ID,
            "status": _STATUS,
            "startTime": MOMENT,
            "endTime": nullable(MOMENT),
            "error": nullable(text()),
            "nodeRuns": array(OBJECT),
            "batchId": ID,
            "runIndexInBatch": whole(0),
            "inputIndex": whole(0),
        }
    ),
    "Execution": record(
        {
            **_SUMMARY,
            "seq": described(whole(1), "Counts the changes; the ids of the events"),
            "metadata": OBJECT,
            "warnings": array(OBJECT),
            "nodeStates": array(ref("NodeState")),
            "nodeResults": record(
                {
                    "nodeRuns": array(
                        record(
                            {"nodeId": text(), "status": _NODE_STATUS, "output": nullable(OBJECT)}
                        )
                    )
                }
            ),
            "outputs": described(mapping(OBJECT), "By node id, then by port"),
        }
    ),
    "NodeState": record(
        {
            "nodeId": text(),
            "label": text(),
            "nodeType": text(),
            "status": _NODE_STATUS,
            "phase": _PHASE,
            "progress": _SHARE,
            "providerPosition": described(
                nullable(whole(0)), "How many go before it in its provider's queue"
            ),
            "route": described(nullable(text()), "What the model runs on: a backend and its name"),
            "failedRoutes": described(
                array(record({"route": text(), "error": text()})),
                "Routes that were given up before, and why",
            ),
            "error": nullable(text()),
            "code": nullable(text()),
            "outputUrl": nullable(URL),
            "outputUrls": array(URL),
            "outputTypes": described(array(text()), "Content types, in the order of outputUrls"),
            "mediaType": nullable(text()),
            "json": described(ANY, "The first output where it is neither media nor text"),
            "text": nullable(text()),
            "cached": BOOLEAN,
            "cachedFrom": nullable(ID),
            "credits": _CREDITS,
            "seed": ANY,
            "warnings": array(text()),
            "queuedAt": nullable(MOMENT),
            "startedAt": nullable(MOMENT),
            "completedAt": nullable(MOMENT),
            "nodeRunId": described(ID, "Its result, as a node's `frozen` names it"),
            "requestId": text(),
            "items": described(
                array(ref("ItemState")),
                "Each run of a node that runs for each item of a list",
            ),
            "question": described(nullable(ref("Question")), "What it waits for a person to say"),
            "decision": described(nullable(ref("Decided")), "What a person said"),
        }
    ),
    "Question": record(
        {
            "kind": one_of("approve", "choose"),
            "message": text(),
            "values": described(array(ANY), "What it is about; media say where they lie"),
            "atLeast": nullable(whole(0)),
            "atMost": nullable(whole(0)),
            "expiresAt": nullable(MOMENT),
        }
    ),
    "Decision": record(
        {},
        {
            "approve": described(BOOLEAN, "The answer to a question of that kind"),
            "choose": described(array(whole(0), most=1_000), "Places of the values that are taken"),
        },
    ),
    "Decided": record(
        {"by": text(), "at": MOMENT},
        {"approve": BOOLEAN, "choose": array(whole(0))},
    ),
    "ItemState": record(
        {
            "index": described(whole(0), "Its place in the list, and in the node's outputs"),
            "status": _NODE_STATUS,
            "phase": _PHASE,
            "progress": _SHARE,
            "error": nullable(text()),
            "code": nullable(text()),
            "outputUrl": nullable(URL),
            "mediaType": nullable(text()),
            "text": nullable(text()),
            "cached": BOOLEAN,
            "credits": _CREDITS,
            "seed": ANY,
            "requestId": text(),
        }
    ),
    "ExecutionSummary": record({**_SUMMARY, **FACTS, **TRACES}),
    "Quote": record(
        {
            "workflowId": ID,
            "estimatedCredits": _CREDITS,
            "availableCredits": _CREDITS,
            "sufficient": BOOLEAN,
            "estimateComplete": BOOLEAN,
            "breakdown": array(ref("QuoteLine")),
            "warnings": array(ref("Violation")),
        }
    ),
    "QuoteLine": record(
        {
            "nodeId": text(),
            "nodeLabel": text(),
            "nodeType": text(),
            "credits": _CREDITS,
            "unitCredits": _CREDITS,
            "iterations": whole(1),
        }
    ),
    "ServerSentEvent": record(
        {},
        {
            "id": described(text(), "The number of the change, for Last-Event-ID"),
            "event": one_of("snapshot", "update", "progress", "text"),
            "data": described(text(), "JSON"),
            "retry": whole(0),
        },
    ),
    "Started": record({"executionId": ID, "status": _STATUS}),
}
