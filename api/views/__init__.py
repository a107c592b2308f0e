"""Each view parses, makes one domain call, and answers."""
