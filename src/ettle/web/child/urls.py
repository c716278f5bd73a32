"""Addresses of the child pages."""

from django.urls import URLPattern

app_name = "child"
urlpatterns: list[URLPattern] = []
