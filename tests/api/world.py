"""One of everything that the contract's paths can name, and a valid body for each operation."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone
from uuid6 import uuid7

from api import keys
from canvas import publications, saved_nodes, versions, workflows
from canvas.comments import threads
from canvas.models import Asset, Execution, ExecutionStatus, SavedNode, Workflow
from tests.live.graphs import node
from wireflow.accounts import invitations
from wireflow.accounts.models import Invitation, Membership, Role, Team, User
from workers import launch
from workers.models import DeliveryStatus, WebhookDelivery, WebhookEndpoint

TEXT_NODE = {
    "id": "n1",
    "position": {"x": 0, "y": 0},
    "data": {"label": "Prompt", "nodeType": "input:text", "config": {"prompt": "A lake"}},
}
GRAPH = {"nodes": [TEXT_NODE], "edges": []}
SECOND_TEAM = "01a214c9-866a-796b-ad8e-473e11d52369"
SECOND_OWNER = 900_001
# What to send where `{}` is not valid; keys are operation ids.
BODIES: dict[str, Any] = {
    "createWorkflow": {"name": "Lake", **GRAPH},
    "replaceWorkflow": {"name": "Sea", **GRAPH},
    "checkGraph": GRAPH,
    "saveNode": {"name": "Lake", "document": GRAPH},
    "changeSavedNode": {"name": "Sea"},
    "startCommentThread": {"text": "Darker", "position": {"x": 1, "y": 2}},
    "resolveOrReopenCommentThread": {"resolved": True},
    "replyInCommentThread": {"text": "Yes"},
    "editComment": {"text": "Much darker"},
    "changeNode": {"config": {"prompt": "A sea"}},
    "shareWorkflowByLink": {"visibility": "view"},
    "rotateWebhookAddressOrSecret": {"what": "address"},
    "executeWorkflow": {**GRAPH, "triggerData": {"prompt": "A sunset"}},
    "runWorkflowByItsInputs": {"inputs": {"n1": "A sunset"}},
    "decideForWaitingNode": {"approve": True},
    "setProviderKey": {"key": "a-key-of-fal-0123456789"},
    "changeMedia": {"starred": True},
    "uploadMedia": {"url": "https://example.com/picture.png"},
    "renameVersion": {"name": "First light"},
    "createApiKey": {"name": "ci", "scopes": ["workflows:read"]},
    "addWebhookEndpoint": {"url": "https://example.com/hook", "events": ["execution.failed"]},
    "copyWorkflow": {},
    "moveWorkflow": {"teamId": SECOND_TEAM},
    "createTeam": {"name": "Third"},
    "renameTeam": {"name": "North"},
    "deleteTeam": {"name": "North Studio"},
    "changeMemberRole": {"role": "viewer"},
    "transferTeam": {"memberId": SECOND_OWNER},
    "inviteSomebody": {"role": "editor", "email": "bea@example.com"},
    "changeWebhookEndpoint": {"description": "Mine", "isActive": True},
}


@dataclass
class World:
    """Makes what paths name, anew for each call: a call may have deleted the last one."""

    team: Team
    user: User

    def parameters(self, path: str) -> dict[str, Any]:
        """A value for each variable of a path of the document."""
        workflow = self.workflow()
        self.second_team()
        pin = threads.Pin(x=0, y=0)
        thread = threads.start(workflow, user=self.user, text="Darker", pin=pin)
        made = {
            "workflow_id": lambda: str(workflow.id),
            "execution_id": lambda: str(self.execution(workflow, path).id),
            "node_id": lambda: "n1",
            "saved_node_id": lambda: str(self.saved_node().id),
            "thread_id": lambda: str(thread.id),
            "comment_id": lambda: str(thread.comments.get().id),
            "provider": lambda: "fal",
            "node_type": lambda: "input:text",
            "number": lambda: versions.keep(workflow, user=self.user).number,
            "webhook_id": lambda: publications.of(workflow).webhook_id,
            "asset_id": lambda: str(self.asset().id),
            "key_id": lambda: str(self.key([])[0].id),
            "endpoint_id": lambda: str(self.endpoint().id),
            "team_id": lambda: str(self.team.id),
            "member_id": lambda: self.member().pk,
            "invitation_id": lambda: str(self.invitation().id),
            "delivery_id": lambda: str(self.delivery().id),
        }
        return {name: make() for name, make in made.items() if f"{{{name}}}" in path}

    def workflow(self) -> Workflow:
        made = workflows.create(team=self.team, user=self.user, name="Lake", **GRAPH)
        publications.publish(made, user=self.user)
        return made

    def execution(self, workflow: Workflow, path: str) -> Execution:
        status = ExecutionStatus.COMPLETED
        if path.endswith("/cancel"):
            status = ExecutionStatus.RUNNING
        if path.endswith("/retry"):
            status = ExecutionStatus.FAILED
        if path.endswith("/decision"):
            return self.waiting_execution(workflow)
        return Execution.objects.create(
            team=self.team, workflow=workflow, status=status, completed_at=timezone.now()
        )

    def waiting_execution(self, workflow: Workflow) -> Execution:
        """One that asks a person."""
        asks = node(str(TEXT_NODE["id"]), "approval:wait", value="A lake")
        draft = launch.draft(
            team=self.team, user=None, workflow=workflow, nodes=[asks], edges=[], trigger_data={}
        )
        return launch.accept(draft)

    def second_team(self) -> None:
        """Another team of the user's, and another owner of theirs."""
        if Team.objects.filter(id=SECOND_TEAM).exists():
            return
        second = Team.objects.create(id=SECOND_TEAM, name="Second")
        Membership.objects.create(team=second, user=self.user, role=Role.OWNER)
        heir = User.objects.create_user("heir@example.com")
        Membership.objects.create(id=SECOND_OWNER, team=self.team, user=heir, role=Role.OWNER)

    def member(self) -> Membership:
        user = User.objects.create_user(f"{uuid7()}@example.com")
        return Membership.objects.create(team=self.team, user=user, role=Role.EDITOR)

    def invitation(self) -> Invitation:
        return invitations.invite(team=self.team, by=self.user, role=Role.VIEWER)[0]

    def saved_node(self) -> SavedNode:
        return saved_nodes.create(team=self.team, user=self.user, name="Lake", document=GRAPH)

    def asset(self) -> Asset:
        return Asset.objects.create(
            team=self.team, storage_name="x", sha256="0", content_type="image/png", bytes=1
        )

    def endpoint(self) -> WebhookEndpoint:
        return WebhookEndpoint.objects.create(team=self.team, url="https://example.com/hook")

    def delivery(self) -> WebhookDelivery:
        return WebhookDelivery.objects.create(
            team=self.team,
            endpoint=self.endpoint(),
            event="webhook.test",
            status=DeliveryStatus.FAILED,
        )

    def key(self, scopes: Any = keys.SCOPES) -> Any:
        return keys.make(team=self.team, user=self.user, name="k", scopes=scopes, days=None)

    def key_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key()[1]}"}

    def session_headers(self) -> dict[str, str]:
        browser = Client()
        browser.force_login(self.user)
        token = "a" * 32
        session = browser.cookies[settings.SESSION_COOKIE_NAME].value
        jar = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
        return {"Cookie": jar, "X-CSRFToken": token}
