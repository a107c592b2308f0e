"""Writes the hosted models' tables from gathered facts: `python -m tests.catalogue FOLDER`."""
