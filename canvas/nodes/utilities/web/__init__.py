"""The web: servers asked, and told. Nodes reach them only through their context."""
