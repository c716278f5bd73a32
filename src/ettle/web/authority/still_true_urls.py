"""Addresses of the council's intervals of *still true?*"""

from django.urls import path

from ettle.web.authority import still_true

urlpatterns = [
    path("still-true/", still_true.intervals, name="still_true"),
    path("still-true/change/", still_true.change, name="still_true_change"),
    path("still-true/take-back/", still_true.take_back, name="still_true_take_back"),
]
