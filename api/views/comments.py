"""Comments on the canvas of a workflow: threads with a pin, and what is written in them."""

from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import BOOLEAN, data, page, ref, text, whole
from api.views.resource import Resource
from canvas import queries
from canvas.comments import threads
from canvas.comments.models import Comment, CommentThread

TAG = "Comments"
_reads = partial(Operation, tag=TAG, scope="workflows:read")
_takes_part = partial(Operation, tag=TAG, scope="comment")
_THREAD = data(ref("CommentThread"))


class CommentResource(Resource):
    """Shared by the paths of comments."""

    @property
    def reader(self) -> threads.Reader:
        """The caller, as one who reads comments."""
        return threads.Reader(self.caller.user, moderates="comments:moderate" in self.caller.scopes)

    def thread(self, workflow_id: UUID, thread_id: UUID) -> CommentThread:
        """Raises NotFoundError."""
        return threads.find(queries.workflow(self.caller.team, workflow_id), thread_id)

    def shown(self, thread: CommentThread, status: int = 200) -> Response:
        return Response({"data": threads.to_json(thread, self.reader)}, status=status)


class CommentThreads(CommentResource):
    """The threads on a workflow's canvas, newest first. They are no part of its graph."""

    operations = {
        "GET": _reads(
            "List a workflow's comment threads",
            query={"resolved": BOOLEAN, "limit": whole(1, 100), "cursor": text()},
            answers={200: page(ref("CommentThread"))},
        ),
        "POST": _takes_part(
            "Start a comment thread",
            body=ref("NewCommentThread"),
            answers={201: _THREAD},
            refusals=(409,),
        ),
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        found = threads.of_workflow(queries.workflow(self.caller.team, workflow_id))
        if (resolved := self.query.get("resolved")) is not None:
            found = found.filter(resolved_at__isnull=not resolved)
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        reader = self.reader
        return self.page([threads.to_json(one, reader) for one in found[: self.limit + 1]])

    def post(self, request: Request, workflow_id: UUID) -> Response:
        body = self.body
        workflow = queries.workflow(self.caller.team, workflow_id)
        made = threads.start(workflow, user=self.caller.user, text=body["text"], pin=_pin(body))
        answer = self.shown(made, 201)
        answer["Location"] = f"/api/v1/workflows/{workflow_id}/threads/{made.id}"
        return answer


class CommentThreadDetail(CommentResource):
    """One thread. Whoever may take part may resolve it, and take it up again."""

    operations = {
        "GET": _reads("Read a comment thread", answers={200: _THREAD}),
        "PATCH": _takes_part(
            "Resolve or reopen a comment thread",
            body=ref("CommentThreadChange"),
            answers={200: _THREAD},
        ),
    }

    def get(self, request: Request, workflow_id: UUID, thread_id: UUID) -> Response:
        return self.shown(self.thread(workflow_id, thread_id))

    def patch(self, request: Request, workflow_id: UUID, thread_id: UUID) -> Response:
        resolved = self.body["resolved"]
        thread = self.thread(workflow_id, thread_id)
        return self.shown(threads.resolve(thread, user=self.caller.user, resolved=resolved))


class Comments(CommentResource):
    """What is answered in a thread."""

    operations = {
        "POST": _takes_part(
            "Reply in a comment thread",
            body=ref("NewComment"),
            answers={201: _THREAD},
            refusals=(409,),
        ),
    }

    def post(self, request: Request, workflow_id: UUID, thread_id: UUID) -> Response:
        words = self.body["text"]
        thread = self.thread(workflow_id, thread_id)
        return self.shown(threads.reply(thread, user=self.caller.user, text=words), 201)


class CommentDetail(CommentResource):
    """One comment. Its author may change it, and delete it as an owner or admin may; with the
    first comment of a thread goes the thread."""

    operations = {
        "PATCH": _takes_part("Edit a comment", body=ref("NewComment"), answers={200: _THREAD}),
        "DELETE": _takes_part("Delete a comment", answers={204: None}),
    }

    def patch(
        self, request: Request, workflow_id: UUID, thread_id: UUID, comment_id: UUID
    ) -> Response:
        words = self.body["text"]
        found = self.comment(workflow_id, thread_id, comment_id)
        return self.shown(threads.edit(found, reader=self.reader, text=words))

    def delete(
        self, request: Request, workflow_id: UUID, thread_id: UUID, comment_id: UUID
    ) -> Response:
        threads.remove(self.comment(workflow_id, thread_id, comment_id), reader=self.reader)
        return Response(status=204)

    def comment(self, workflow_id: UUID, thread_id: UUID, comment_id: UUID) -> Comment:
        """Raises NotFoundError."""
        return threads.comment_of(self.thread(workflow_id, thread_id), comment_id)


def _pin(body: dict[str, Any]) -> threads.Pin:
    offset = body.get("offset") or {"x": 0, "y": 0}
    return threads.Pin(
        x=body["position"]["x"],
        y=body["position"]["y"],
        dx=offset["x"],
        dy=offset["y"],
        node_id=body.get("nodeId") or "",
        subgraph=body.get("subgraph") or "",
    )
