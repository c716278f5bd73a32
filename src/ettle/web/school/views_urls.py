"""Addresses of what children and parents said, and of calls for help, for those who lead."""

from django.urls import URLPattern, path

from ettle.web.school import views

urlpatterns: list[URLPattern] = [
    path("pupils/<slug:pupil_ref>/views/", views.views, name="views"),
    path(
        "pupils/<slug:pupil_ref>/views/<slug:view_ref>/keep/", views.keep, name="keep_from_parent"
    ),
    path("help/<slug:call_ref>/", views.went, name="went"),
]
