"""Addresses of a family's packs for meetings."""

from django.urls import path

from ettle.web.family import meetings

PACK = "meetings/packs/<slug:pack_ref>/"

urlpatterns = [
    path(PACK, meetings.own_pack, name="own_pack"),
    path(f"{PACK}<slug:as_>/", meetings.own_pack_file, name="own_pack_file"),
    path("<slug:pupil_ref>/meetings/", meetings.meetings, name="meetings"),
]
