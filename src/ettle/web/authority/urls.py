"""Addresses of the authority pages."""

from django.urls import URLPattern

app_name = "authority"
urlpatterns: list[URLPattern] = []
