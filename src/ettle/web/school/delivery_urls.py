"""Addresses of the thread, of what was planned and given, and of what waits for an answer."""

from django.urls import path

from ettle.web.school import delivery, thread, waiting

urlpatterns = [
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/said/<slug:word_ref>/", delivery.answer_word, name="answer_word"),
    path("waiting/not-given/<slug:support_ref>/", delivery.answer_gap, name="answer_gap"),
    path("pupils/<slug:ref>/given/", delivery.given, name="given"),
    path("pupils/<slug:ref>/thread/", thread.thread, name="thread"),
]
