"""The project: boots the apps and knows them only by dotted string."""

from wireflow.celery import app as celery_app

__all__ = ["celery_app"]
