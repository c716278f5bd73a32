"""Addresses of a child's stage, of what was tried, and of what is to be looked at in a school."""

from django.urls import path

from ettle.web.school import stage, stage_move, tried, tried_look

ONE = "pupils/<slug:ref>/"

urlpatterns = [
    path("tried/", tried.looks, name="looks_due"),
    path(f"{ONE}stage/", stage.stage, name="stage"),
    path(f"{ONE}stage/move/", stage_move.move, name="stage_move"),
    path(f"{ONE}tried/", tried.tried, name="tried"),
    path(f"{ONE}tried/<slug:part>/look/", tried_look.look, name="tried_look"),
]
