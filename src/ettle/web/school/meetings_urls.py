"""Addresses of meetings: a school's list of looks that are due, one child's, and one meeting."""

from django.urls import path

from ettle.web.school import (
    meetings,
    meetings_arrange,
    meetings_hold,
    meetings_out,
    meetings_packs,
)

CHILD = "pupils/<slug:ref>/meetings/"
ONE = "meetings/<slug:meeting_ref>/"

urlpatterns = [
    path("meetings/due/", meetings.due, name="reviews_due"),
    path("meetings/packs/", meetings_packs.own_packs, name="own_packs"),
    path("meetings/packs/<slug:pack_ref>/", meetings_packs.own_pack, name="own_pack"),
    path(
        "meetings/packs/<slug:pack_ref>/<slug:as_>/",
        meetings_packs.own_pack_file,
        name="own_pack_file",
    ),
    path(CHILD, meetings.meetings, name="meetings"),
    path(f"{CHILD}arrange/", meetings_arrange.arrange, name="meeting_arrange"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}ask/", meetings_arrange.ask, name="meeting_ask"),
    path(f"{ONE}change/", meetings_arrange.change, name="meeting_change"),
    path(f"{ONE}call-off/", meetings_arrange.call_off, name="meeting_cancel"),
    path(f"{ONE}packs/", meetings_packs.send, name="meeting_packs"),
    path(f"{ONE}guests/<slug:guest_ref>/", meetings_packs.pack, name="meeting_pack"),
    path(
        f"{ONE}guests/<slug:guest_ref>/<slug:as_>/",
        meetings_packs.pack_paper,
        name="meeting_pack_file",
    ),
    path(f"{ONE}hold/", meetings_hold.hold, name="meeting_hold"),
    path(f"{ONE}said/", meetings_hold.said, name="meeting_said"),
    path(f"{ONE}decision/", meetings_out.decision, name="meeting_decision"),
    path(f"{ONE}action/", meetings_out.action, name="meeting_action"),
    path(f"{ONE}target/<slug:part>/", meetings_out.target, name="meeting_target"),
    path(f"{ONE}disagreement/", meetings_out.disagreement, name="meeting_disagreement"),
    path(f"{ONE}change-asked/<slug:change>/", meetings_out.proposal, name="meeting_proposal"),
    path(f"{ONE}close/<slug:duty>/", meetings_out.close, name="meeting_close"),
    path(f"{ONE}minute/", meetings_out.minute, name="meeting_minute"),
    path(f"{ONE}minute/<slug:as_>/", meetings_out.minute_file, name="meeting_minute_file"),
]
