"""Where the apps hang. Each app owns its own paths."""

from django.contrib import admin
from django.urls import include, path

handler404 = "canvas.views.not_found"
handler500 = "canvas.views.server_error"

urlpatterns = [
    path("api/", include("api.urls")),
    path("admin/", admin.site.urls),
    path("", include("wireflow.accounts.urls")),
    path("", include("wireflow.accounts.team_urls")),
    path("", include("canvas.urls")),
]
