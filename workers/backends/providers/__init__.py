"""Hosted models: one module for each provider behind one protocol."""
