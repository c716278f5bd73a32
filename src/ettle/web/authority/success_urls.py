"""Addresses of the measures of success across the council's schools."""

from django.urls import path

from ettle.web.authority import success

urlpatterns = [
    path("measures/", success.schools, name="measures"),
    path("measures/<slug:school_ref>/", success.school, name="measures_at"),
]
