"""Telling others, by Standard Webhooks: what became of executions, signed and tried again."""
