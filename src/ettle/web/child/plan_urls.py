"""Addresses of a child's own edition, and of what a child chooses to say."""

from django.urls import URLPattern, path

from ettle.web.child import care, plan

urlpatterns: list[URLPattern] = [
    path("plan/", plan.plan, name="plan"),
    path("plan/<slug:as_>/", plan.plan_file, name="plan_file"),
    path("care/", care.care, name="care"),
    path("care/take-back/", care.take_back, name="take_back_care"),
]
