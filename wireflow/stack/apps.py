"""App configuration."""

from django.apps import AppConfig


class StackConfig(AppConfig):
    name = "wireflow.stack"
    label = "stack"
