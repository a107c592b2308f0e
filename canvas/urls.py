"""The paths of the pages and of media."""

from django.urls import path

from canvas import media, views

urlpatterns = [
    path("", views.home, name="home"),
    path("workflows", views.workflow_list, name="workflows"),
    path("workflows/<uuid:workflow_id>", views.editor, name="editor"),
    path("gallery", views.gallery, name="gallery"),
    path("runs", views.run_list, name="runs"),
    path("runs/<uuid:execution_id>", views.past, name="past"),
    path("settings/api-keys", views.api_keys, name="api-keys"),
    path("docs/api", views.api_docs, name="api-docs"),
    path("settings/webhooks", views.webhooks, name="webhooks"),
    path("settings/providers", views.providers, name="providers"),
    path("settings/team", views.team, name="team"),
    path("settings/members", views.members, name="members"),
    path("settings/audit", views.audit, name="audit"),
    path("settings/usage", views.usage, name="usage"),
    path("media/<uuid:asset_id>", media.serve, name="media"),
]
