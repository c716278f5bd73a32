"""Addresses of adopting what exists."""

from django.urls import URLPattern, path

from ettle.web.authority import adopted, adopting, adopting_files

urlpatterns: list[URLPattern] = [
    path("adopt/", adopting.adopt, name="adopt"),
    path("pupils/<slug:pupil_ref>/adopt/", adopting.adopt_pupil, name="adopt_pupil"),
    path("adopt/draft/<slug:draft_ref>/", adopted.adopt_check, name="adopt_check"),
    path("adopt/draft/<slug:draft_ref>/<slug:group>/", adopting.adopt_group, name="adopt_group"),
    path("adopt/of/<slug:adoption_ref>/", adopted.adopted, name="adopted"),
    path("adopt/of/<slug:adoption_ref>/right/", adopted.adopt_correct, name="adopt_correct"),
    path("adopt/of/<slug:adoption_ref>/back/", adopted.adopt_undo, name="adopt_undo"),
    path("adopt/pages/<slug:page_ref>/", adopted.adopted_page, name="adopted_page"),
    path("adopt/file/", adopting_files.adopt_file, name="adopt_file"),
    path("adopt/template/<slug:as_>/", adopting_files.adopt_template, name="adopt_template"),
    path("adopt/file/<slug:batch_ref>/", adopting_files.adopt_batch, name="adopt_batch"),
    path(
        "adopt/file/<slug:batch_ref>/rejected/",
        adopting_files.adopt_rejected,
        name="adopt_rejected",
    ),
]
