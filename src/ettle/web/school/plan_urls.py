"""Addresses of the children's list, of plans and of their printed documents."""

from django.urls import path

from ettle.web.school import (
    plan_card,
    plan_compose,
    plan_drafts,
    plan_kept,
    plan_paper,
    plan_parts,
    plan_picture,
    plan_proposals,
    plan_reading,
    plan_record,
    plan_targets,
    pupils,
    still_true,
)

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
    path(f"{ONE}add/", plan_parts.choose, name="plan_choose"),
    path(f"{ONE}add/<slug:kind>/", plan_parts.add, name="plan_add"),
    path(f"{ONE}all/<slug:kind>/", plan_record.all_of, name="plan_all"),
    path(f"{ONE}still-true/", still_true.still_true, name="still_true"),
    path(f"{ONE}typed/<slug:left>/gone/", plan_drafts.throw_away, name="plan_draft_gone"),
    path(f"{ONE}proposals/", plan_proposals.proposals, name="plan_proposals"),
    path(f"{ONE}proposals/<slug:proposal>/", plan_proposals.answer, name="plan_answer"),
    path(f"{ONE}kept/<slug:kept>/", plan_kept.let_in, name="plan_let_in"),
    path(f"{ONE}use/help/<slug:item>/", plan_compose.adopt_help, name="plan_use_help"),
    path(
        f"{ONE}use/words/<slug:item>/<slug:key>/", plan_compose.adopt_words, name="plan_use_words"
    ),
    path(PART, plan_parts.change, name="plan_change"),
    path(f"{PART}read/", plan_reading.one, name="plan_part"),
    path(f"{PART}agree/", plan_reading.agree, name="plan_agree"),
    path(f"{PART}end/", plan_parts.end, name="plan_end"),
    path(f"{PART}close/", plan_targets.close, name="plan_close"),
    path(f"{PART}propose/", plan_proposals.propose, name="plan_propose"),
    path(f"{PART}keep/", plan_kept.keep, name="plan_keep"),
    path(f"{PART}picture/", plan_picture.picture, name="plan_picture"),
    path(f"{PART}picture/off/", plan_picture.off, name="plan_picture_off"),
    path(PAPER, plan_paper.paper, name="plan_paper"),
    path(f"{PAPER}<slug:kind>/", plan_paper.paper_file, name="plan_paper_file"),
]
