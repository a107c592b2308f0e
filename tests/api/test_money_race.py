"""Many callers, too little money: nobody runs for nothing, and nobody is refused for nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from billing import lots, plans
from billing.models import Account, Book, Hold, Plan
from canvas.models import Execution, Workflow
from tests.billing import books
from tests.live.graphs import edge, node
from wireflow.accounts.models import Team

CALLERS, MONEY, HAD = 30, 19, 1_000


@pytest.mark.django_db(transaction=True)
def test_of_thirty_executes_at_once_with_money_for_nineteen_nineteen_run(
    team: Team, workflow: Workflow, api: Any
) -> None:
    plans.add_missing()
    Plan.objects.update(requests_per_minute=1_000, executions_per_minute=1_000)
    plans.forget()
    assert lots.take_back(team=team, credits=HAD - MONEY, source="most of it") == HAD - MONEY
    body = {
        "nodes": [
            node("p", "input:text", prompt="A lake"),
            # Of chance: from the cache it would cost nothing.
            node("g", "generate:wireflow_sketch"),
        ],
        "edges": [edge("p.prompt", "g.prompt")],
    }

    def call(_: int) -> int:
        try:
            return api("POST", f"/workflows/{workflow.id}/execute", body).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CALLERS) as pool:
        statuses = Counter(pool.map(call, range(CALLERS)))
    assert statuses == {201: MONEY, 402: CALLERS - MONEY}
    account = Account.objects.get(team=team)
    assert (account.balance, account.held) == (0, MONEY * 1_000)
    assert books.of(account)[Book.HELD] == MONEY * 1_000
    assert Execution.objects.count() == Hold.objects.count() == MONEY
