"""Addresses that only a demonstration has."""

from django.urls import path

from ettle.config.demo.pages import become, outbox

app_name = "demo"
urlpatterns = [
    path("become/<slug:key>/", become, name="become"),
    path("outbox/", outbox, name="outbox"),
]
