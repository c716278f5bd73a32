"""Addresses of a child's own edition, and of what a child chooses to say."""

from django.urls import URLPattern, path

from ettle.web.child import care, plan, still_true

urlpatterns: list[URLPattern] = [
    path("plan/", plan.plan, name="plan"),
    path("plan/<slug:as_>/", plan.plan_file, name="plan_file"),
    path("still-true/", still_true.still_true, name="still_true"),
    path("care/", care.care, name="care"),
    path("care/take-back/", care.take_back, name="take_back_care"),
]
