"""Addresses of the school pages."""

from django.urls import URLPattern

from ettle.web.school import board_urls

app_name = "school"
urlpatterns: list[URLPattern] = [*board_urls.urlpatterns]
