"""Comments are written, answered, resolved and deleted; every change is announced after commit.

Who may see a workflow of the team may take part; only authors change their words.
"""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from canvas import events
from canvas.comments.models import Comment, CommentThread
from canvas.models import Workflow
from canvas.presence import person
from canvas.states import iso
from wireflow.accounts.models import User
from wireflow.errors import ConflictError, ForbiddenError, NotFoundError

MOST_THREADS = 1_000
MOST_COMMENTS = 100


@dataclass(frozen=True)
class Pin:
    """Where a thread is put (see `CommentThread`)."""

    x: float
    y: float
    dx: float = 0
    dy: float = 0
    node_id: str = ""
    subgraph: str = ""


@dataclass(frozen=True)
class Reader:
    """Who looks: nobody in particular behind a key; `moderates` lets delete what others wrote."""

    user: User | None
    moderates: bool = False

    def wrote(self, comment: Comment) -> bool:
        return self.user is not None and comment.author_id == self.user.pk

    def may_delete(self, comment: Comment) -> bool:
        return self.moderates or self.wrote(comment)


def of_workflow(workflow: Workflow) -> QuerySet[CommentThread]:
    """The workflow's threads, newest first."""
    comments = Prefetch("comments", Comment.objects.select_related("author").order_by("id"))
    found = workflow.comment_threads.select_related("resolved_by")
    return found.prefetch_related(comments).order_by("-id")


def find(workflow: Workflow, thread_id: UUID) -> CommentThread:
    """One thread of the workflow. Raises NotFoundError."""
    found = of_workflow(workflow).filter(id=thread_id).first()
    if found is None:
        raise NotFoundError("Comment thread not found")
    return found


def comment_of(thread: CommentThread, comment_id: UUID) -> Comment:
    """One comment of the thread. Raises NotFoundError."""
    found = next((one for one in thread.comments.all() if one.id == comment_id), None)
    if found is None:
        raise NotFoundError("Comment not found")
    return found


def start(workflow: Workflow, *, user: User | None, text: str, pin: Pin) -> CommentThread:
    """Pins a new thread. Raises ConflictError where there are too many."""
    if workflow.comment_threads.count() >= MOST_THREADS:
        raise ConflictError(f"A workflow may have {MOST_THREADS} comment threads")
    with transaction.atomic():
        thread = CommentThread.objects.create(workflow=workflow, **asdict(pin))
        Comment.objects.create(thread=thread, author=user, text=text)
        _announce(thread)
    return find(workflow, thread.id)


def reply(thread: CommentThread, *, user: User | None, text: str) -> CommentThread:
    """Adds to a thread. Raises ConflictError where it is full."""
    if thread.comments.count() >= MOST_COMMENTS:
        raise ConflictError(f"A thread may have {MOST_COMMENTS} comments: start another one")
    with transaction.atomic():
        Comment.objects.create(thread=thread, author=user, text=text)
        _announce(thread)
    return find(thread.workflow, thread.id)


def edit(comment: Comment, *, reader: Reader, text: str) -> CommentThread:
    """Other words for one's own comment. Raises ForbiddenError."""
    if not reader.wrote(comment):
        raise ForbiddenError("Only who wrote a comment may change it")
    with transaction.atomic():
        changed = {"text": text, "edited_at": timezone.now()}
        Comment.objects.filter(id=comment.id).update(**changed)
        _announce(comment.thread)
    return find(comment.thread.workflow, comment.thread_id)


def resolve(thread: CommentThread, *, user: User | None, resolved: bool) -> CommentThread:
    """Puts a thread aside, or takes it up again."""
    with transaction.atomic():
        thread.resolved_at = timezone.now() if resolved else None
        thread.resolved_by = user if resolved else None
        thread.save(update_fields=["resolved_at", "resolved_by"])
        _announce(thread)
    return thread


def remove(comment: Comment, *, reader: Reader) -> None:
    """Deletes a comment; with the first of a thread goes the thread. Raises ForbiddenError."""
    if not reader.may_delete(comment):
        raise ForbiddenError("Only who wrote a comment, or an admin, may delete it")
    thread = comment.thread
    with transaction.atomic():
        _announce(thread)
        if thread.comments.order_by("id").values_list("id", flat=True).first() == comment.id:
            thread.delete()
        else:
            comment.delete()


def to_json(thread: CommentThread, reader: Reader) -> dict[str, Any]:
    """The thread as the API shows it to somebody."""
    return {
        "id": str(thread.id),
        "subgraph": thread.subgraph or None,
        "nodeId": thread.node_id or None,
        "position": {"x": thread.x, "y": thread.y},
        "offset": {"x": thread.dx, "y": thread.dy},
        "resolved": thread.resolved_at is not None,
        "resolvedAt": iso(thread.resolved_at),
        "resolvedBy": person(thread.resolved_by) if thread.resolved_by else None,
        "createdAt": iso(thread.created_at),
        "comments": [_comment(comment, reader) for comment in thread.comments.all()],
    }


def _comment(comment: Comment, reader: Reader) -> dict[str, Any]:
    return {
        "id": str(comment.id),
        "author": person(comment.author) if comment.author else None,
        "text": comment.text,
        "createdAt": iso(comment.created_at),
        "editedAt": iso(comment.edited_at),
        "mayEdit": reader.wrote(comment),
        "mayDelete": reader.may_delete(comment),
    }


def _announce(thread: CommentThread) -> None:
    workflow_id, thread_id = thread.workflow_id, thread.id
    transaction.on_commit(lambda: events.publish_commented(workflow_id, thread_id))
