"""The paths of REST v1."""

from django.urls import include, path, re_path, register_converter

from api.identifiers import IdConverter
from api.views import (
    callbacks,
    comments,
    contract,
    decisions,
    deliveries,
    endpoints,
    events,
    executions,
    history,
    hooks,
    keys,
    media,
    nodes,
    plans,
    provider_keys,
    publishing,
    results,
    runs,
    saved_nodes,
    usage,
    versions,
    workflows,
)
from api.views.nowhere import Nowhere

register_converter(IdConverter, "id")

_EXECUTION = "workflows/executions/<id:execution_id>"
_WORKFLOW = "workflows/<id:workflow_id>"
_THREAD = f"{_WORKFLOW}/threads/<id:thread_id>"
_ENDPOINT = "webhooks/<id:endpoint_id>"

v1 = [
    path("openapi.json", contract.Contract.as_view()),
    path("workflows", workflows.Workflows.as_view()),
    path("workflows/lint", workflows.Lint.as_view()),
    path(f"{_WORKFLOW}/execute", executions.Execute.as_view()),
    path(f"{_WORKFLOW}/run", runs.Run.as_view()),
    path(f"{_WORKFLOW}/estimate", executions.Estimate.as_view()),
    path("workflows/executions", history.Executions.as_view()),
    path("workflows/executions/statistics", history.Statistics.as_view()),
    path("workflows/executions/export", history.Export.as_view()),
    path(_EXECUTION, executions.ExecutionDetail.as_view()),
    path(f"{_EXECUTION}/poll", executions.ExecutionState.as_view()),
    path(f"{_EXECUTION}/events", events.Events.as_view()),
    path(f"{_EXECUTION}/cancel", executions.Cancel.as_view()),
    path(f"{_EXECUTION}/retry", executions.Retry.as_view()),
    path(f"{_EXECUTION}/again", executions.RunAgain.as_view()),
    path(f"{_EXECUTION}/nodes/<str:node_id>/decision", decisions.Decision.as_view()),
    path(f"{_EXECUTION}/graph", history.ExecutionGraph.as_view()),
    path(_WORKFLOW, workflows.WorkflowDetail.as_view()),
    path(f"{_WORKFLOW}/duplicate", workflows.Duplicate.as_view()),
    path(f"{_WORKFLOW}/visibility", workflows.Visibility.as_view()),
    path(f"{_WORKFLOW}/nodes/<str:node_id>", workflows.NodeDetail.as_view()),
    path(f"{_WORKFLOW}/subgraph", workflows.AsSubgraph.as_view()),
    path(f"{_WORKFLOW}/publish", publishing.Publish.as_view()),
    path(f"{_WORKFLOW}/unpublish", publishing.Unpublish.as_view()),
    path(f"{_WORKFLOW}/webhook", publishing.WebhookDetail.as_view()),
    path(f"{_WORKFLOW}/webhook/rotate", publishing.WebhookRotation.as_view()),
    path(f"{_WORKFLOW}/versions", versions.Versions.as_view()),
    path(f"{_WORKFLOW}/versions/<int:number>", versions.VersionDetail.as_view()),
    path(f"{_WORKFLOW}/versions/<int:number>/restore", versions.Restore.as_view()),
    path(f"{_WORKFLOW}/threads", comments.CommentThreads.as_view()),
    path(_THREAD, comments.CommentThreadDetail.as_view()),
    path(f"{_THREAD}/comments", comments.Comments.as_view()),
    path(f"{_THREAD}/comments/<id:comment_id>", comments.CommentDetail.as_view()),
    path("workflow-hooks", publishing.WorkflowHooks.as_view()),
    path("workflow/<str:webhook_id>/trigger", hooks.Trigger.as_view()),
    path("webhooks", endpoints.Endpoints.as_view()),
    path("webhooks/callback-secret", callbacks.Secret.as_view()),
    path("webhooks/callback-secret/rotate", callbacks.SecretRotation.as_view()),
    path("webhooks/deliveries", deliveries.Deliveries.as_view()),
    path("webhooks/deliveries/<id:delivery_id>/replay", deliveries.Replay.as_view()),
    path(_ENDPOINT, endpoints.EndpointDetail.as_view()),
    path(f"{_ENDPOINT}/rotate", endpoints.EndpointRotation.as_view()),
    path(f"{_ENDPOINT}/test", deliveries.EndpointTest.as_view()),
    path("provider-keys", provider_keys.ProviderKeys.as_view()),
    path("provider-keys/<str:provider>", provider_keys.ProviderKeyDetail.as_view()),
    path("saved-nodes", saved_nodes.SavedNodes.as_view()),
    path("saved-nodes/<id:saved_node_id>", saved_nodes.SavedNodeDetail.as_view()),
    path("nodes", nodes.Nodes.as_view()),
    path("nodes/<str:node_type>", nodes.NodeTypeDetail.as_view()),
    path("media", media.Media.as_view()),
    path("media/upload", media.Upload.as_view()),
    path("media/<id:asset_id>", media.MediaDetail.as_view()),
    path("results", results.Results.as_view()),
    path("results/<id:asset_id>", results.ResultDetail.as_view()),
    path("keys", keys.Keys.as_view()),
    path("keys/<id:key_id>", keys.KeyDetail.as_view()),
    path("keys/<id:key_id>/rotate", keys.KeyRotation.as_view()),
    path("developer/usage", usage.Usage.as_view()),
    path("plans", plans.Plans.as_view()),
]

urlpatterns = [
    path("v1/", include(v1)),
    re_path("^.*$", Nowhere.as_view()),
]
