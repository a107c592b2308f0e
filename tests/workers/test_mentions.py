"""A prompt that mentions another node, from the launch to what the model is given."""

from typing import Any

import pytest

from tests.canvas.graph.test_subgraphs import subgraph
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team

pytestmark = pytest.mark.django_db(transaction=True)


def _run(team: Team, place: str, **options: Any) -> Any:
    mentions = node("g", "input:text", prompt="Dusk over {{place}}, {{mood}}")
    return drain(start(team, node("place", "input:text", prompt=place), mentions, **options))


def test_a_mention_becomes_the_text_of_the_node(team: Team) -> None:
    execution = _run(team, "", trigger_data={"place": "{{mood}} hills", "mood": "calm"})
    assert run_of(execution, "g").outputs["text"] == "Dusk over {{mood}} hills, calm"


def test_a_result_is_only_reused_while_what_it_mentions_is_the_same(team: Team) -> None:
    first, again = _run(team, "a lake"), _run(team, "a lake")
    changed = _run(team, "a forest")
    assert run_of(again, "g").cached_from == first.id
    assert run_of(changed, "g").cached_from is None
    assert run_of(changed, "g").outputs["text"] == "Dusk over a forest, {{mood}}"


def test_each_copy_of_a_subgraph_says_what_its_own_nodes_say(team: Team) -> None:
    def copy(node_id: str, place: str) -> Any:
        return subgraph(
            node_id,
            node("place", "input:text", prompt=place),
            node("g", "input:text", prompt="Dusk over {{place}}"),
        )

    execution = drain(start(team, copy("one", "a lake"), copy("two", "a forest")))
    said = [run_of(execution, f"{name}__g").outputs["text"] for name in ("one", "two")]
    assert said == ["Dusk over a lake", "Dusk over a forest"]
