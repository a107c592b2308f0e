"""Executions in motion."""
