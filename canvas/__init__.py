"""What a workflow is: its graph, its nodes, its pages."""
