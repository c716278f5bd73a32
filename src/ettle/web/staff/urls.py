"""Addresses of the pages for support staff."""

from django.urls import path

from ettle.web.staff import asks, card, day, give_urls, meetings_urls, observe, parts, ready, time

app_name = "staff"
CHILD = "children/<slug:pupil_ref>/"

urlpatterns = [
    path("", day.day, name="day"),
    path(f"{CHILD}card/", card.card, name="card"),
    path(f"{CHILD}card/paper/", card.paper, name="card_paper"),
    path(f"{CHILD}parts/", parts.parts, name="parts"),
    path(f"{CHILD}seen/", observe.observe, name="observe"),
    path(f"{CHILD}ask/", asks.ask, name="ask"),
    *give_urls.urlpatterns,
    *meetings_urls.urlpatterns,
    path("with/<slug:deployment_ref>/ready/", ready.ready, name="ready"),
    path("time/<slug:booking_ref>/", time.used, name="time"),
]
