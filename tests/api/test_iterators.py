"""`iteratorConfigs`: lists that a call gives to inputs for one value."""

from typing import Any

import pytest

from billing.models import Account
from canvas.models import Execution, NodeRun, Workflow
from wireflow.accounts.models import Team
from workers import runner

pytestmark = pytest.mark.django_db(transaction=True)

THREE = ["a lake", "a hill", "a wood"]


def asked(values: list[Any], node_id: str = "prompt", field: str = "prompt") -> dict[str, Any]:
    return {"iteratorConfigs": [{"nodeId": node_id, "field": field, "values": values}]}


def test_a_list_makes_what_comes_after_it_run_for_each_value(
    api: Any, workflow: Workflow, team: Team
) -> None:
    answer = api("POST", f"/workflows/{workflow.id}/execute", asked(THREE))
    assert (answer.status_code, len(answer.json()["executionRuns"])) == (201, 1)
    assert Account.objects.get(team=team).held == 6_000
    runner.step(NodeRun.objects.get(queue="inline", status="QUEUED").id)
    state = api("GET", f"/workflows/executions/{answer.json()['executionId']}/poll").json()
    assert state["outputs"]["prompt"] == {"prompt": THREE, "text": THREE}
    sketch = state["nodeStates"][1]
    assert [(item["index"], item["status"]) for item in sketch["items"]] == [
        (0, "PENDING"), (1, "PENDING"), (2, "PENDING"),
    ]  # fmt: skip
    seeds = [item["seed"] for item in sketch["items"]]
    assert seeds == [sketch["seed"] + place for place in range(3)]


def test_an_estimate_counts_the_values(api: Any, workflow: Workflow) -> None:
    quote = api("POST", f"/workflows/{workflow.id}/estimate", asked(THREE)).json()["data"]
    assert (quote["estimatedCredits"], quote["estimateComplete"]) == (6, True)
    lines = {line["nodeId"]: line["iterations"] for line in quote["breakdown"]}
    assert lines == {"prompt": 3, "sketch": 3, "upscale": 3, "picture": 1}


def test_running_it_again_takes_the_same_values(api: Any, workflow: Workflow) -> None:
    first = api("POST", f"/workflows/{workflow.id}/execute", asked(THREE)).json()["executionId"]
    again = api("POST", f"/workflows/executions/{first}/again").json()["executionId"]
    assert Execution.objects.get(id=again).iterators == asked(THREE)["iteratorConfigs"]
    assert NodeRun.objects.get(execution_id=again, node_id="prompt").values["prompt"] == THREE


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (asked(THREE, "promt"), "There is no node “promt” to give a list to."),
        (
            asked(THREE, "prompt", "promt"),
            "“Prompt” has no input “promt” that takes single values.",
        ),
        (asked(THREE, "sketch"), "“Prompt” of “Generate image” is linked."),
        (asked([]), "“Text” of “Prompt” takes 1 to 100 values; 0 were sent."),
        (asked(["a lake", 5]), "“Text” of “Prompt” must be text: values[1]."),
        (asked(["a lake", None]), "“Text” of “Prompt” is empty: values[1]."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    api: Any, workflow: Workflow, body: dict[str, Any], message: str
) -> None:
    answer = api("POST", f"/workflows/{workflow.id}/execute", body)
    assert answer.status_code == 422
    assert answer.json()["violations"][0]["message"] == message
    assert answer.json()["violations"][0]["rule"] == "iterator_does_not_fit"
    assert Execution.objects.count() == 0
