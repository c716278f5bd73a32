"""Addresses of what is printed from a child's plan."""

from django.urls import path

from ettle.web.school import printings

ALL = "pupils/<slug:ref>/printings/"
ONE = f"{ALL}<slug:issued_ref>/"

urlpatterns = [
    path(ALL, printings.printings, name="printings"),
    path(f"{ALL}issue/<slug:printing_key>/", printings.issue, name="printing_issue"),
    path(ONE, printings.printing, name="printing"),
    path(f"{ONE}<slug:kind>/", printings.printing_file, name="printing_file"),
]
