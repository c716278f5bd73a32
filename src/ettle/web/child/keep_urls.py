"""Addresses of what a child keeps from a parent."""

from django.urls import URLPattern, path

from ettle.web.child import keep

urlpatterns: list[URLPattern] = [
    path("keep/", keep.keep, name="keep"),
    path("keep/<slug:kept_part>/", keep.keep_one, name="keep_one"),
]
