"""`make bench`: our figures, and beside them what the machine allows, measured in one run.

Nothing here asserts a time: the table is for people, on their machine, as ratios.
"""

import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench import floors
from tests.bench.canvas import measure_canvas
from tests.bench.listener import Listener
from tests.bench.pipeline import measure_sketch
from tests.bench.web import measure_web
from tests.live import limits
from tests.live.graphs import edge, node
from tests.live.stack import Stack, running

RUNS = 100
CHAIN = 100


def main() -> None:
    """Starts a stack of its own, measures, prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        # The tables exist after this: the next start is a second one.
        with running(Path(folder)) as stack:
            limits.lift(stack)
        began = time.perf_counter()
        with running(Path(folder)) as stack:
            ready = time.perf_counter() - began
            _row("work", "ours", "floor", "ratio")
            _row("second start to first answer", f"{ready:.1f} s", "", "")
            _row("memory, idle, whole stack (PSS)", f"{_memory(stack)} MiB", "", "")
            _row("memory, web process (PSS)", f"{_memory(stack, 'web')} MiB", "", "")
            failed = _measure(stack, Path(folder))
    measure_sketch()
    if failed:
        raise SystemExit(f"{failed} requests failed: their figures say nothing")


def _measure(stack: Stack, folder: Path) -> int:
    hops = floors.celery_hops(str(folder / _socket(folder)), RUNS)
    echoes = floors.socket_echoes(2_000)
    _pair("bare Celery hop, there and back", hops, hops)
    _pair("bare socket echo", echoes, echoes)
    workflow = stack.api.post("/workflows", json={"name": "bench", **_graph(1)}).json()["data"]
    with Listener(stack, workflow["id"]) as listener:
        runs = [_run(stack, listener, workflow["id"], _graph(1, str(i))) for i in range(RUNS)]
        _pair("one node, submit → completed on the socket", runs, hops)
        _pair("change in the database → heard on the socket", listener.lags[-RUNS:], hops)
        _pair("socket ping → pong", listener.ping_times(200), echoes)
        fresh = [_run(stack, listener, workflow["id"], _graph(CHAIN, str(i))) for i in range(10)]
        _pair(f"chain of {CHAIN} cheap nodes, fresh", fresh, hops)
        same = [_run(stack, listener, workflow["id"], _graph(CHAIN, "0")) for _ in range(10)]
        _pair(f"chain of {CHAIN} cheap nodes, cached", same, hops)
        rate = _runs_per_second(stack, listener, workflow["id"], 200)
        _row("runs per second, one node, 8 clients", f"{rate:.0f}", "", "")
    measure_canvas(stack)
    finished = _submit(stack, workflow["id"], _graph(1, "poll"))
    return measure_web(stack, workflow["id"], _graph(1, "execute %d"), finished)


def _graph(length: int, text: str = "x") -> dict[str, Any]:
    nodes = [node("n0", "input:text", prompt=text)]
    edges = []
    for number in range(1, length):
        nodes.append(node(f"n{number}", "utility:prompt_concat"))
        output = "prompt" if number == 1 else "text"
        edges.append(edge(f"n{number - 1}.{output}", f"n{number}.texts"))
    return {"nodes": nodes, "edges": edges}


def _submit(stack: Stack, workflow_id: str, graph: dict[str, Any]) -> str:
    answer = stack.api.post(f"/workflows/{workflow_id}/execute", json=graph)
    answer.raise_for_status()
    execution_id: str = answer.json()["executionId"]
    return execution_id


def _run(stack: Stack, listener: Listener, workflow_id: str, graph: dict[str, Any]) -> float:
    began = time.perf_counter()
    listener.wait_for(_submit(stack, workflow_id, graph))
    return time.perf_counter() - began


def _runs_per_second(stack: Stack, listener: Listener, workflow_id: str, number: int) -> float:
    """From the first submission to the last completion heard on the socket."""
    began = time.perf_counter()
    with ThreadPoolExecutor(8) as pool:
        submitted = pool.map(
            lambda index: _submit(stack, workflow_id, _graph(1, f"r{index}")), range(number)
        )
        for execution_id in submitted:
            listener.wait_for(execution_id)
    return number / (time.perf_counter() - began)


def _memory(stack: Stack, *words: str) -> int:
    """Proportional set size in MiB: shared pages count once, split among their users."""
    total = 0
    for pid in (
        {stack.process.pid, *stack.processes(*words)} if not words else stack.processes(*words)
    ):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total // 1_024


def _socket(folder: Path) -> Path:
    found = subprocess.run(
        ["find", str(folder), "-name", "*.sock"], capture_output=True, text=True, check=True
    )
    return Path(found.stdout.splitlines()[0])


def _pair(work: str, ours: list[float], floor: list[float]) -> None:
    median, bottom = statistics.median(ours), statistics.median(floor)
    high = sorted(ours)[int(0.95 * (len(ours) - 1))]
    _row(
        work,
        f"{median * 1e3:.2f} / {high * 1e3:.2f} ms",
        f"{bottom * 1e3:.2f} ms",
        f"{median / bottom:.1f}",
    )


def _row(work: str, ours: str, floor: str, ratio: str) -> None:
    print(f"{work:<46}{ours:>22}{floor:>14}{ratio:>8}", flush=True)


if __name__ == "__main__":
    main()
