"""Addresses of the style guide. Included by the demonstration's and the tests' addresses only."""

from django.urls import path

from ettle.web.ui.styleguide import pages

app_name = "styleguide"
urlpatterns = [
    path("", pages.styleguide, name="components"),
    path("questions/", pages.styleguide_form, name="questions"),
    path("child/", pages.styleguide_child, name="child"),
]
