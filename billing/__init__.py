"""Credits and plans; knows nothing of graphs."""
