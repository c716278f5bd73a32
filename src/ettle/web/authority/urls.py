"""Addresses of the authority pages."""

from django.urls import URLPattern, path

from ettle.web.authority import (
    accounts,
    accounts_inviting,
    accounts_roles,
    case,
    deciding,
    extending,
    issuing,
    jobs,
    links,
    papers,
    proposals,
    records,
    requests,
    roll,
    roll_lists,
    sending,
    tray,
)

app_name = "authority"
urlpatterns: list[URLPattern] = [
    path("", tray.tray, name="tray"),
    path("find/", tray.find, name="find"),
    path("pupils/<slug:pupil_ref>/", case.pupil, name="pupil"),
    path("pupils/<slug:pupil_ref>/request/", requests.record_request, name="record_request"),
    path("pupils/<slug:pupil_ref>/propose/", proposals.propose, name="propose"),
    path("proposals/<slug:proposal_ref>/ask/", proposals.ask, name="ask"),
    path("proposals/<slug:proposal_ref>/test/", deciding.test, name="test"),
    path("decisions/<slug:decision_ref>/issue/", issuing.issue, name="issue"),
    path("clocks/<slug:clock_ref>/extend/", extending.extend, name="extend"),
    path("asks/<slug:ask_ref>/link/", links.resend, name="resend_link"),
    path("links/<slug:link_ref>/revoke/", links.revoke, name="revoke_link"),
    path("papers/<slug:paper_ref>/", papers.paper, name="paper"),
    path("papers/<slug:paper_ref>/<slug:as_>/", papers.paper_file, name="paper_file"),
    path("jobs/<slug:job_ref>/", jobs.job, name="job"),
    path("outbox/", sending.outbox_page, name="outbox"),
    path("outbox/<slug:message_ref>/", sending.posted, name="posted"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/find/", accounts_inviting.find_person, name="find_person"),
    path(
        "accounts/invite/person/<slug:person_ref>/",
        accounts_inviting.invite_person,
        name="invite_person",
    ),
    path(
        "accounts/invite/pupil/<slug:pupil_ref>/",
        accounts_inviting.invite_pupil,
        name="invite_pupil",
    ),
    path("accounts/of/<slug:account_ref>/", accounts.account, name="account"),
    path("accounts/of/<slug:account_ref>/role/", accounts_roles.give_role, name="give_role"),
    path("accounts/of/<slug:account_ref>/again/", accounts_roles.invite_again, name="invite_again"),
    path("accounts/of/<slug:account_ref>/close/", accounts.close, name="close_account"),
    path("accounts/<slug:membership_ref>/end/", accounts.end, name="end_membership"),
    path("records/", records.records, name="records"),
    path("roll/", roll.roll, name="roll"),
    path("roll/<slug:roll_ref>/", roll.roll_preview_page, name="roll_preview"),
    path("roll/<slug:roll_ref>/list/<slug:what>/", roll_lists.roll_list, name="roll_list"),
    path(
        "roll/<slug:roll_ref>/rejected/<slug:as_>/",
        roll_lists.rejected_file,
        name="roll_rejected_file",
    ),
]
