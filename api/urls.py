"""The paths of REST v1."""

from django.urls import include, path, re_path

from api.views.account import KeyDetail, Keys, Usage
from api.views.executions import Cancel, Estimate, Execute, Executions, ExecutionState, Retry
from api.views.media import Media, MediaDetail, Upload
from api.views.nodes import Nodes, NodeTypeDetail
from api.views.nowhere import Nowhere
from api.views.workflows import Duplicate, Lint, NodeDetail, WorkflowDetail, Workflows

v1 = [
    path("workflows", Workflows.as_view()),
    path("workflows/lint", Lint.as_view()),
    path("workflows/executions", Executions.as_view()),
    path("workflows/executions/<uuid:execution_id>", ExecutionState.as_view()),
    path("workflows/executions/<uuid:execution_id>/poll", ExecutionState.as_view()),
    path("workflows/executions/<uuid:execution_id>/cancel", Cancel.as_view()),
    path("workflows/executions/<uuid:execution_id>/retry", Retry.as_view()),
    path("workflows/<uuid:workflow_id>", WorkflowDetail.as_view()),
    path("workflows/<uuid:workflow_id>/execute", Execute.as_view()),
    path("workflows/<uuid:workflow_id>/estimate", Estimate.as_view()),
    path("workflows/<uuid:workflow_id>/duplicate", Duplicate.as_view()),
    path("workflows/<uuid:workflow_id>/nodes/<str:node_id>", NodeDetail.as_view()),
    path("nodes", Nodes.as_view()),
    path("nodes/<str:node_type>", NodeTypeDetail.as_view()),
    path("media", Media.as_view()),
    path("media/upload", Upload.as_view()),
    path("media/<uuid:asset_id>", MediaDetail.as_view()),
    path("keys", Keys.as_view()),
    path("keys/<uuid:key_id>", KeyDetail.as_view()),
    path("developer/usage", Usage.as_view()),
]

urlpatterns = [
    path("v1/", include(v1)),
    re_path("^.*$", Nowhere.as_view()),
]
