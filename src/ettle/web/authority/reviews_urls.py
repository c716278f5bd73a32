"""Addresses of statutory reviews."""

from django.urls import path

from ettle.web.authority import reviews, reviews_ending, reviews_steps

ONE = "reviews/<slug:review_ref>/"

urlpatterns = [
    path("pupils/<slug:pupil_ref>/review/", reviews.open_one, name="review_open"),
    path(ONE, reviews.review, name="review"),
    path(f"{ONE}decide/", reviews_ending.decide, name="review_decide"),
    path(f"{ONE}give/", reviews_ending.give, name="review_give"),
    path(f"{ONE}step/<slug:key>/", reviews_steps.step, name="review_step"),
]
