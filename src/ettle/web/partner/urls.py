"""Addresses of the partner pages: the door with the token in it, and what is behind the door."""

from django.urls import URLPattern, path

from ettle.web.partner import answering, door, giving, packs

app_name = "partner"
urlpatterns: list[URLPattern] = [
    path("", answering.question, name="question"),
    path("check/", answering.check, name="check"),
    path("time/", answering.more_time, name="time"),
    path("copy.txt", answering.copy_as_text, name="copy"),
    path("given/", giving.giving, name="giving"),
    path("meeting/", packs.pack, name="pack"),
    path("meeting/<slug:token>/", packs.pack_door, name="pack_door"),
    path("<slug:token>/", door.door, name="door"),
]
