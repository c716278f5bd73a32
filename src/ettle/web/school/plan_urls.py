"""Addresses of the children's list, of plans and of their printed documents."""

from django.urls import path

from ettle.web.school import plan_card, plan_compose, plan_paper, plan_parts, pupils

ONE = "pupils/<slug:ref>/"
PART = f"{ONE}parts/<slug:part>/"
PAPER = f"{ONE}papers/<slug:paper_ref>/"

urlpatterns = [
    path("pupils/", pupils.pupils, name="pupils"),
    path(ONE, pupils.pupil, name="pupil"),
    path(f"{ONE}begin/", plan_compose.begin, name="plan_begin"),
    path(f"{ONE}compose/", plan_compose.compose, name="compose"),
    path(f"{ONE}draft/", plan_compose.preview, name="plan_draft"),
    path(f"{ONE}card/", plan_card.card, name="plan_card"),
    path(f"{ONE}card/issue/", plan_card.issue, name="plan_card_issue"),
    path(f"{ONE}add/<slug:kind>/", plan_parts.add, name="plan_add"),
    path(f"{ONE}use/help/<slug:item>/", plan_compose.adopt_help, name="plan_use_help"),
    path(
        f"{ONE}use/words/<slug:item>/<slug:key>/", plan_compose.adopt_words, name="plan_use_words"
    ),
    path(PART, plan_parts.change, name="plan_change"),
    path(f"{PART}end/", plan_parts.end, name="plan_end"),
    path(PAPER, plan_paper.paper, name="plan_paper"),
    path(f"{PAPER}<slug:kind>/", plan_paper.paper_file, name="plan_paper_file"),
]
