"""Addresses of what a child chose to tell, and of the family's and the child's editions."""

from django.urls import URLPattern, path

from ettle.web.school import own_editions, told

urlpatterns: list[URLPattern] = [
    path("pupils/<slug:pupil_ref>/told/", told.told, name="told"),
    path("pupils/<slug:pupil_ref>/own/", own_editions.own, name="own_editions"),
    path(
        "pupils/<slug:pupil_ref>/own/<slug:what>/<slug:as_>/",
        own_editions.own_file,
        name="own_edition_file",
    ),
]
