"""The graph of a workflow: reading it, checking it, planning its execution."""
