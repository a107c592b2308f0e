"""Random histories of money, held against a second book-keeping that only adds and subtracts."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from billing import lots
from billing.errors import InsufficientCreditsError
from billing.ledger import MILLI
from billing.models import Account, Book, EntryKind, Hold, LedgerEntry, Lot
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from tests.billing import books
from tests.live.graphs import edge, node
from tests.workers.engine import start
from wireflow.accounts.models import Team
from workers import lifecycle, runner
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db

# How often each of these was reached, over all histories.
reached: Counter[str] = Counter()
STATES = (
    "accepted", "refused", "covered", "cached", "completed", "failed", "cancelled", "late",
    "granted twice", "refunded", "taken back", "expired", "expired in part", "ended",
)  # fmt: skip

FATES = ("done", "done", "done", "failed", "silent", "taken over")


class Money(RuleBasedStateMachine):
    """One team; `free`, `aside` and `owed` are what the second book-keeping expects."""

    def __init__(self) -> None:
        super().__init__()
        # Each history begins with nothing: what an earlier one left would expire in this one.
        self.history = transaction.atomic()
        self.history.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)

    @initialize(credits=st.integers(0, 8), unlimited=st.booleans())
    def open(self, credits: int, unlimited: bool) -> None:
        self.team = Team.objects.create(name="Ledger")
        self.account = Account.objects.create(team=self.team, unlimited=unlimited)
        self.free, self.grants = 0, 0
        # Each lot: whether it ever expires, and what is left of it. Those that do go first.
        self.lots: list[list[int]] = []
        self.asides: dict[Execution, int] = {}
        self.silent: list[NodeRun] = []
        if credits:
            self.grant(credits, expires=False, twice=False)

    @rule(credits=st.integers(1, 8), expires=st.booleans(), twice=st.booleans())
    def grant(self, credits: int, expires: bool, twice: bool) -> None:
        self.grants += 1
        delivery = {
            "team": self.team,
            "credits": credits,
            "source": f"{self.team.id}:{self.grants}",
            "kind": EntryKind.TOP_UP if credits % 2 else EntryKind.PLAN,
            "expires_at": timezone.now() + timedelta(days=30) if expires else None,
        }
        assert lots.grant(**delivery)
        self.free += credits
        self.lots.append([expires, credits])
        if twice:
            assert not lots.grant(**delivery)
            reached["granted twice"] += 1

    @rule(
        seeds=st.lists(st.integers(1, 5), min_size=1, max_size=4),
        fates=st.lists(st.sampled_from(FATES), max_size=2),
        data=st.data(),
    )
    def launch(self, seeds: list[int], fates: list[str], data: st.DataObject) -> None:
        parts = [node("p", "input:text", prompt="A lake")]
        for number, seed in enumerate(seeds):
            name = f"g{number}"
            parts.append(node(name, "generate:wireflow_sketch", seed=seed))
            parts.append(edge("p.prompt", f"{name}.prompt"))
        self.account.refresh_from_db()
        runs = Execution.objects.filter(team=self.team).count()
        try:
            execution = start(self.team, *parts)
        except InsufficientCreditsError as error:
            refusal = error.details
        else:
            self._accepted(execution)
            self._work(data, fates)
            return
        assert not self.account.unlimited
        assert refusal["requiredCredits"] > refusal["availableCredits"] == self.free
        assert Execution.objects.filter(team=self.team).count() == runs
        reached["refused"] += 1

    def _accepted(self, execution: Execution) -> None:
        rows = list(execution.node_runs.all())
        cached = [row for row in rows if row.cached_from is not None and row.node_id != "p"]
        assert not any(row.credits for row in cached)
        reached["cached"] += len(cached)
        price = sum(row.credits for row in rows)
        if price > self.free:
            assert self.account.unlimited
            self.lots.append([False, price - self.free])
            self.free = price
            reached["covered"] += 1
        self.free -= price
        self.asides[execution] = price
        reached["accepted"] += 1
        for row in rows:
            if row.node_id == "p" and row.status == NodeStatus.QUEUED:
                runner.step(row.id)
        self._settle(execution)

    @precondition(lambda self: self.asides)
    @rule(data=st.data(), fates=st.lists(st.sampled_from(FATES), min_size=1, max_size=6))
    def work(self, data: st.DataObject, fates: list[str]) -> None:
        """Workers take steps, perhaps one that another has fallen silent over."""
        self._work(data, fates)

    def _work(self, data: st.DataObject, fates: list[str]) -> None:
        for fate in fates:
            if self.asides:
                self._step(data, fate)

    def _step(self, data: st.DataObject, fate: str) -> None:
        waiting = NodeRun.objects.filter(
            execution__in=list(self.asides), status__in=[NodeStatus.QUEUED, NodeStatus.RUNNING]
        )
        row = data.draw(st.sampled_from(list(waiting.order_by("id"))))
        NodeRun.objects.filter(id=row.id).update(status=NodeStatus.QUEUED)
        claimed = lifecycle.claim(row.id, worker="w")
        assert claimed is not None
        if fate == "silent":
            self.silent.append(claimed)
            return
        if fate == "taken over":
            NodeRun.objects.filter(id=row.id).update(status=NodeStatus.QUEUED)
            other = lifecycle.claim(row.id, worker="other")
            assert other is not None
            self._finish(claimed, "done")
            claimed, fate = other, "done"
            reached["late"] += 1
        self._finish(claimed, fate)
        execution = claimed.execution
        if fate == "done":
            self._spend(execution, claimed.credits)
            reached["completed"] += 1
        else:
            reached["failed"] += 1
        self._settle(execution)

    @precondition(lambda self: self.silent)
    @rule(fate=st.sampled_from(["done", "failed"]))
    def wake(self, fate: str) -> None:
        """A worker that was silent comes back: it counts if nobody took over in the meantime."""
        run = self.silent.pop()
        row = NodeRun.objects.get(id=run.id)
        current = row.status == NodeStatus.RUNNING and row.fence == run.fence
        self._finish(run, fate)
        if not current:
            return
        if fate == "done":
            self._spend(run.execution, run.credits)
        self._settle(run.execution)

    @precondition(lambda self: self.asides)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        execution = data.draw(st.sampled_from(sorted(self.asides, key=lambda run: run.created_at)))
        lifecycle.cancel(execution.id)
        reached["cancelled"] += 1
        self._settle(execution)

    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        spent = self.account.entries.filter(kind=EntryKind.CAPTURE).order_by("id")
        if entry := data.draw(st.sampled_from([*spent, None])):
            again = LedgerEntry.objects.filter(
                source=entry.source, bucket=entry.bucket, kind=EntryKind.REFUND
            ).exists()
            given = lots.refund(source=entry.source, bucket=entry.bucket)
            assert given == (0 if again else entry.amount // MILLI)
            self.free += given
            self.lots += [[False, given]] * bool(given)
            reached["refunded"] += bool(given)

    @rule(credits=st.integers(1, 6))
    def take_back(self, credits: int) -> None:
        self.grants += 1
        taken = lots.take_back(
            team=self.team, credits=credits, source=f"{self.team.id}:{self.grants}:back"
        )
        assert taken == min(credits, self.free)
        self.free -= taken
        self._use_up(taken)
        reached["taken back"] += bool(taken)

    @rule()
    def time_passes(self) -> None:
        due = Lot.objects.filter(account=self.account, expires_at__isnull=False)
        due.update(expires_at=timezone.now() - timedelta(seconds=1))
        aside, lost = sum(self.asides.values()), 0
        for lot in self._in_order():
            expires, left = lot
            stays = min(aside, left)
            aside -= stays
            if expires:
                lost += left - stays
                lot[1] = stays
                reached["expired in part"] += 0 < stays < left
        assert lots.expire() == bool(lost)
        self.free -= lost
        reached["expired"] += bool(lost)

    @rule(unlimited=st.booleans())
    def set_unlimited(self, unlimited: bool) -> None:
        Account.objects.filter(id=self.account.id).update(unlimited=unlimited)

    @invariant()
    def the_totals_are_what_the_second_book_keeping_says(self) -> None:
        self.account.refresh_from_db()
        aside = sum(self.asides.values())
        assert (self.account.balance, self.account.held) == (self.free * MILLI, aside * MILLI)

    @invariant()
    def the_totals_are_the_sums_of_the_ledger(self) -> None:
        self.account.refresh_from_db()
        found = books.of(self.account)
        assert found[Book.AVAILABLE] == self.account.balance >= 0
        assert found[Book.HELD] == self.account.held >= 0
        assert sum(books.of().values()) == 0

    @invariant()
    def settled_lots_are_what_the_team_has(self) -> None:
        self.account.refresh_from_db()
        lots.settle(self.account)
        left = Lot.objects.filter(account=self.account).order_by("id")
        assert [lot.remaining for lot in left] == [left * MILLI for _, left in self.lots]
        assert sum(left for _, left in self.lots) == self.free + sum(self.asides.values())

    @invariant()
    def what_was_charged_is_the_price_of_what_completed_and_within_the_hold(self) -> None:
        holds = {hold.source: hold for hold in Hold.objects.filter(account=self.account)}
        captured = Counter[str]()
        for entry in self.account.entries.filter(kind=EntryKind.CAPTURE):
            captured[str(entry.source)] += entry.amount
        for execution in Execution.objects.filter(team=self.team).prefetch_related("node_runs"):
            rows = list(execution.node_runs.all())
            done = [row for row in rows if row.status == NodeStatus.COMPLETED]
            charge = sum(row.credits for row in done if row.cached_from is None) * MILLI
            shown = sum(row.charged for row in rows) * MILLI
            hold = holds.get(str(execution.id)) or Hold(amount=0)
            assert captured[str(execution.id)] == charge == shown
            assert charge == hold.captured <= hold.amount
            if hold.pk:
                running = execution.status == ExecutionStatus.RUNNING
                assert running == (hold.released_at is None)

    def _finish(self, run: NodeRun, fate: str) -> None:
        status = NodeStatus.COMPLETED if fate == "done" else NodeStatus.FAILED
        outputs = {"image": "picture"} if fate == "done" else {}
        lifecycle.finish(run.execution_id, [Outcome(run, status, outputs=outputs, error="No")])

    def _spend(self, execution: Execution, credits: int) -> None:
        self.asides[execution] -= credits
        self._use_up(credits)

    def _use_up(self, credits: int) -> None:
        for lot in self._in_order():
            used = min(credits, lot[1])
            lot[1] -= used
            credits -= used
        assert credits == 0

    def _in_order(self) -> list[list[int]]:
        return sorted(self.lots, key=lambda lot: not lot[0])

    def _settle(self, execution: Execution) -> None:
        """What is left of the hold of an execution that ended comes back."""
        execution.refresh_from_db()
        if execution.status != ExecutionStatus.RUNNING:
            self.free += self.asides.pop(execution)
            reached["ended"] += 1


@pytest.fixture
def _from_nothing() -> Iterator[None]:
    reached.clear()
    yield
    print("\nreached: " + ", ".join(f"{name} {reached[name]}" for name in STATES))  # noqa: T201  # it is the report


@pytest.mark.usefixtures("_from_nothing")
def test_no_history_loses_or_makes_credits() -> None:
    run_state_machine_as_test(
        Money,
        settings=settings(
            max_examples=120,
            stateful_step_count=30,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            # A mutant needs no smallest history, only one that notices it.
            phases=[Phase.generate] if os.environ.get("MUTANT") else list(Phase),
        ),
    )
    assert [name for name in STATES if not reached[name]] == []
