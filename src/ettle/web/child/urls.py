"""Addresses of the child's pages."""

from django.urls import URLPattern, path

from ettle.web.child import happening, keep_urls, lending, pages, plan_urls, steps

app_name = "child"
urlpatterns: list[URLPattern] = [
    path("", pages.before, name="before"),
    path("step/<slug:step>/", steps.ask, name="step"),
    path("not-today/", pages.not_today, name="not_today"),
    path("happening/", happening.happening, name="happening"),
    path("help/", pages.help_now, name="help"),
    path("done/", pages.done, name="done"),
    path("drawing/<slug:drawing_ref>/", pages.drawing, name="drawing"),
    path("drawing/<slug:drawing_ref>/take-away/", pages.take_away, name="take_away"),
    path("hand-over/<slug:pupil_ref>/", lending.lend, name="lend"),
    *keep_urls.urlpatterns,
    *plan_urls.urlpatterns,
]
