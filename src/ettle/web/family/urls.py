"""Addresses of the family pages: a parent's, and a pupil's who signs in for themself."""

from django.urls import URLPattern, path

from ettle.web.family import (
    asking_urls,
    changes_urls,
    happening,
    meetings_urls,
    pages,
    papers,
    plan_urls,
    stage_urls,
    views,
)

app_name = "family"
urlpatterns: list[URLPattern] = [
    path("", pages.home, name="home"),
    *meetings_urls.urlpatterns,
    path("papers/<slug:paper_ref>/", papers.paper, name="paper"),
    path("papers/<slug:paper_ref>/<slug:as_>/", papers.paper_file, name="paper_file"),
    path("<slug:pupil_ref>/", pages.child, name="child"),
    path("<slug:pupil_ref>/happening/", happening.happening, name="happening"),
    path("<slug:pupil_ref>/looked/", pages.looked, name="looked"),
    path("<slug:pupil_ref>/views/", views.write, name="views"),
    path("<slug:pupil_ref>/views/check/", views.check, name="check_views"),
    path("<slug:pupil_ref>/said/", views.said, name="said"),
    *asking_urls.urlpatterns,
    *changes_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *stage_urls.urlpatterns,
]
