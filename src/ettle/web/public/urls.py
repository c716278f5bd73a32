"""Addresses of the public pages."""

from django.urls import URLPattern, path

from ettle.web.public import pages, school_dates

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("", pages.front, name="front"),
    path("about/", pages.about, name="about"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("school-dates/", school_dates.school_dates, name="school_dates"),
    path("school-dates/<slug:code>/", school_dates.school_dates_of, name="school_dates_of"),
    path(
        "school-dates/<slug:code>/<slug:session>.ics",
        school_dates.school_dates_file,
        name="school_dates_file",
    ),
]
