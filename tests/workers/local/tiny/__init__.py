"""Pipelines of every family with a few thousand random weights, built from configurations alone.

They draw noise, but load, step, decode and save like the models they are named after. The numbers
are those that diffusers' own tests use.
"""
