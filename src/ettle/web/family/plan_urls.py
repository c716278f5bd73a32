"""Addresses of the plan in a family's words, and of what a family chooses to say."""

from django.urls import URLPattern, path

from ettle.web.family import care, plan, still_true

urlpatterns: list[URLPattern] = [
    path("<slug:pupil_ref>/plan/", plan.plan, name="plan"),
    path("<slug:pupil_ref>/plan/<slug:as_>/", plan.plan_file, name="plan_file"),
    path("<slug:pupil_ref>/childs-own/", plan.childs_own, name="childs_own"),
    path(
        "<slug:pupil_ref>/childs-own/<slug:what>/<slug:as_>/",
        plan.childs_own_file,
        name="childs_own_file",
    ),
    path("<slug:pupil_ref>/still-true/", still_true.still_true, name="still_true"),
    path("<slug:pupil_ref>/care/", care.care, name="care"),
    path("<slug:pupil_ref>/care/take-back/", care.take_back, name="take_back_care"),
]
