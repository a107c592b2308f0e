"""The paths of the pages and of media."""

from django.urls import path

from canvas import media, views

urlpatterns = [
    path("", views.home, name="home"),
    path("workflows", views.workflow_list, name="workflows"),
    path("workflows/<uuid:workflow_id>", views.editor, name="editor"),
    path("settings/api-keys", views.api_keys, name="api-keys"),
    path("media/<uuid:asset_id>", media.serve, name="media"),
]
