"""The Celery application: Django's settings are its configuration."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wireflow.settings")

app = Celery("wireflow")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
