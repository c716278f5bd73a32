"""Addresses of the changes that a family asks for."""

from django.urls import path

from ettle.web.family import asking

urlpatterns = [
    path("<slug:pupil_ref>/ask/", asking.asked, name="asked"),
    path("<slug:pupil_ref>/ask/<slug:part>/", asking.ask, name="ask"),
]
