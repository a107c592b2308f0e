"""Nodes that are plain functions. Every module here is loaded when the registry is built."""
