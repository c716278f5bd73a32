"""Addresses of the pages on which a plan is marked for quality."""

from django.urls import path

from ettle.web.school import quality, quality_mark, quality_result

ONE = "pupils/<slug:ref>/quality/"
ROUND = f"{ONE}<slug:quality_ref>/"

urlpatterns = [
    path("quality/", quality.waiting, name="quality_waiting"),
    path(ONE, quality.rounds, name="quality"),
    path(ROUND, quality_result.result, name="quality_round"),
    path(f"{ROUND}mark/", quality_mark.mark, name="quality_mark"),
    path(f"{ROUND}mark/<slug:criterion>/", quality_mark.mark_one, name="quality_criterion"),
    path(f"{ROUND}rewrite/", quality_result.rewrite, name="quality_rewrite"),
]
