"""Addresses of a plan's versions and of its measures of success."""

from django.urls import path

from ettle.web.school import success, versions

ONE = "pupils/<slug:ref>/"

urlpatterns = [
    path("measures/", success.own, name="school_measures"),
    path(f"{ONE}measures/", success.child, name="measures"),
    path(f"{ONE}versions/", versions.versions, name="versions"),
    path(f"{ONE}versions/compare/", versions.compare, name="compare"),
    path(f"{ONE}versions/at/<slug:moment>/", versions.version, name="version"),
]
