"""Addresses of the public pages."""

from django.urls import URLPattern, path

from ettle.web.public import pages

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("", pages.front, name="front"),
    path("about/", pages.about, name="about"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
]
