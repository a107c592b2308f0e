"""The embedded stack: everything one machine needs, supervised."""
