"""Breaks the money code in one place at a time; the random histories must notice each of them.

`make mutants` runs it: every mutant in a copy of the tree, with the test of the histories alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEST = "tests/billing/test_machine.py"
# What is broken, in which file, the text that is there, and what stands there instead.
MUTANTS = (
    (
        "a hold beyond the balance is placed",
        "billing/ledger.py",
        "balance__gte=-balance, held__gte=-held)",
        "held__gte=-held)",
    ),
    (
        "a release gives back what was captured too",
        "billing/holds.py",
        "rest = hold.amount - hold.captured",
        "rest = hold.amount",
    ),
    (
        "a capture is not counted on its hold",
        "billing/holds.py",
        'captured=F("captured") + sum(spent.values())',
        'captured=F("captured")',
    ),
    (
        "the totals move without an entry",
        "billing/ledger.py",
        "LedgerEntry.objects.bulk_create(entries)",
        "LedgerEntry.objects.bulk_create(entries[1:])",
    ),
    (
        "a delivery that comes twice is granted twice",
        "billing/lots.py",
        "        return False\n    _add(account, kind",
        '        source += ":again"\n    _add(account, kind',
    ),
    (
        "a node is refunded as often as asked",
        "billing/lots.py",
        "    if given.exists():\n        return 0\n",
        '    if given.exists():\n        bucket += "+"\n',
    ),
    (
        "what running work holds expires with its lot",
        "billing/lots.py",
        "covered = min(held, lot.remaining)",
        "covered = 0",
    ),
    (
        "what expires last is spent first",
        "billing/lots.py",
        "(lot.expires_at is None, lot.expires_at, lot.id))",
        "(lot.expires_at is None, lot.expires_at, lot.id), reverse=True)",
    ),
    (
        "what came from the cache is charged",
        "workers/cache.py",
        "row.progress, row.credits = 1.0, 0",
        "row.progress = 1.0",
    ),
    (
        "a failed node is charged",
        "workers/lifecycle.py",
        "if row.status == NodeStatus.COMPLETED:\n        row.progress",
        "if row.completed_at is not None:\n        row.progress",
    ),
)


def main() -> int:
    """0 when every mutant was killed."""
    survivors = [name for name, *change in MUTANTS if not _killed(name, *change)]
    print(f"{len(MUTANTS) - len(survivors)} of {len(MUTANTS)} mutants killed")
    return len(survivors)


def _killed(name: str, file: str, before: str, after: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        names = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.split()
        for part in names:
            if part.endswith((".py", ".toml", ".json")) or part.startswith("templates/"):
                (tree / part).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / part, tree / part)
        source = (tree / file).read_text()
        if source.count(before) != 1:
            raise SystemExit(f"{name}: the text to break is not once in {file}")
        (tree / file).write_text(source.replace(before, after))
        done = subprocess.run(
            [sys.executable, "-m", "pytest", TEST, "-q", "-x"],
            cwd=tree,
            env={"PATH": os.defpath, "WIREFLOW_DATA_DIR": f"{folder}/var", "MUTANT": "1"},
            capture_output=True,
            text=True,
        )
    killed = done.returncode == 1
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    print(f"{'killed  ' if killed else 'SURVIVED'}  {name}", flush=True)
    return killed


if __name__ == "__main__":
    sys.exit(main())
