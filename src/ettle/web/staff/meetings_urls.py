"""Addresses of a support assistant's packs for meetings."""

from django.urls import path

from ettle.web.staff import meetings

PACK = "meetings/packs/<slug:pack_ref>/"

urlpatterns = [
    path("meetings/packs/", meetings.own_packs, name="own_packs"),
    path(PACK, meetings.own_pack, name="own_pack"),
    path(f"{PACK}<slug:as_>/", meetings.own_pack_file, name="own_pack_file"),
]
