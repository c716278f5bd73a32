"""Addresses of the school pages."""

from django.urls import URLPattern

from ettle.web.school import (
    board_urls,
    delivery_urls,
    meetings_urls,
    plan_urls,
    printings_urls,
    quality_urls,
    stage_urls,
    told_urls,
    versions_urls,
    views_urls,
)

app_name = "school"
urlpatterns: list[URLPattern] = [
    *board_urls.urlpatterns,
    *delivery_urls.urlpatterns,
    *meetings_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *printings_urls.urlpatterns,
    *quality_urls.urlpatterns,
    *stage_urls.urlpatterns,
    *versions_urls.urlpatterns,
    *views_urls.urlpatterns,
    *told_urls.urlpatterns,
]
