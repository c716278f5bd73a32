"""Addresses of what was given, and of how targets are going."""

from django.urls import path

from ettle.web.staff import give, targets

urlpatterns = [
    path("given/", give.give, name="give"),
    path("given/sheet/", give.sheet, name="give_sheet"),
    path("given/<slug:support_ref>/", give.give_one, name="give_one"),
    path("children/<slug:pupil_ref>/targets/", targets.targets, name="targets"),
]
