"""Joining teams, and what their roles may do."""

from django.urls import path

from wireflow.accounts import docs, invitation_views

urlpatterns = [
    path("invitations/<str:token>", invitation_views.invitation, name="invitation"),
    path("docs/teams", docs.teams, name="team-docs"),
]
