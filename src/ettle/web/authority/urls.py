"""Addresses of the authority pages."""

from django.urls import URLPattern, path

from ettle.web.authority import roll

app_name = "authority"
urlpatterns: list[URLPattern] = [
    path("roll/", roll.roll, name="roll"),
    path("roll/<slug:roll_ref>/", roll.roll_preview_page, name="roll_preview"),
]
