"""Threads that are pinned to a canvas, and what was written in them."""

from typing import ClassVar

from django.db import models
from uuid6 import uuid7

from wireflow.accounts.models import User


class CommentThread(models.Model):
    """A pin on the canvas.

    `x` and `y` are its place on the canvas. One that is pinned to the node `node_id` goes where
    that goes, `dx` and `dy` from the node's corner; its own place then counts once there is no such
    node. `subgraph` names the subgraph it lies in as runs name nodes, and is empty outside of any.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    workflow = models.ForeignKey("canvas.Workflow", models.CASCADE, related_name="comment_threads")
    subgraph = models.CharField(max_length=64, blank=True)
    node_id = models.CharField(max_length=64, blank=True)
    x = models.FloatField()
    y = models.FloatField()
    dx = models.FloatField(default=0)
    dy = models.FloatField(default=0)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["workflow", "-id"], name="thread_newest")]

    def __str__(self) -> str:
        return f"thread {self.id}"


class Comment(models.Model):
    """What one person wrote; the first of a thread is what the thread is about."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    thread = models.ForeignKey(CommentThread, models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, models.SET_NULL, null=True)
    text = models.TextField(max_length=2_000)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text[:60]
