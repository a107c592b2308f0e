"""What ran: the lines of the list of runs, their graphs, and the week in numbers."""

from api.contract.shapes import (
    BOOLEAN,
    ID,
    MOMENT,
    NUMBER,
    OBJECT,
    URL,
    Shape,
    array,
    described,
    nullable,
    one_of,
    record,
    ref,
    text,
    whole,
)

FACTS: dict[str, Shape] = {
    "number": described(nullable(whole(1)), "Counts the team's executions"),
    "source": described(
        record({"kind": one_of("canvas", "api", "webhook"), "name": text()}),
        "What started it, and the person or key as they were called then",
    ),
    "retryOf": nullable(record({"executionId": ID, "number": nullable(whole(1))})),
    "prompt": described(text(), "The first words it was given"),
    "version": described(nullable(whole(1)), "The saved graph it ran; null for an unsaved one"),
    "workflowName": nullable(text()),
    "requestId": text(),
}
TRACES: dict[str, Shape] = {
    "cached": described(BOOLEAN, "Whether all that was to compute came from the cache"),
    "outputs": described(array(ref("RunOutput")), "Up to four, the last made first"),
    "segments": described(array(ref("RunSegment")), "Where the time went, step by step"),
}
_GRAPH = {"nodes": array(OBJECT), "edges": array(OBJECT)}

SCHEMAS: dict[str, Shape] = {
    "RunOutput": record({"url": URL, "type": text(), "nodeId": text(), "label": text()}),
    "RunSegment": record(
        {
            "nodeId": text(),
            "label": text(),
            "status": text(),
            "cached": BOOLEAN,
            "seconds": described(nullable(NUMBER), "At work; null while it is, or never was"),
        }
    ),
    "ExecutionGraph": record(
        {
            "executionId": ID,
            "workflowId": nullable(ID),
            **FACTS,
            **_GRAPH,
            "triggerData": OBJECT,
            "targetNodeId": nullable(text()),
        }
    ),
    "RunStatistics": record(
        {
            "since": MOMENT,
            "runs": whole(0),
            "failed": whole(0),
            "medianSeconds": described(nullable(NUMBER), "Of the newest 1,000 that completed"),
        }
    ),
    "Version": record(
        {
            "version": whole(1),
            "name": text(),
            "kind": described(
                one_of("automatic", "named", "published", "replaced"),
                "replaced: what a restored version took the place of",
            ),
            "savedAt": MOMENT,
            "createdAt": MOMENT,
            "createdBy": nullable(text()),
            "published": BOOLEAN,
        }
    ),
    "VersionGraph": record({"version": whole(1), "name": text(), **_GRAPH}),
    "NewVersion": record({}, {"name": nullable(text(most=200))}),
    "VersionName": record({"name": text(most=200)}),
}
