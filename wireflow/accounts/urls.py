"""Signing in and out."""

from django.urls import path

from wireflow.accounts import views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/link/<str:token>", views.follow_link, name="sign-in-link"),
    path("sign-out", views.sign_out, name="sign-out"),
]
