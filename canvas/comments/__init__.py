"""What people write on the canvas of a workflow, beside its graph and never part of it."""
