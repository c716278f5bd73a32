"""Print from a plan: what each printing is, its draft, its issuing, and its four files."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ettle.plans import services
from ettle.plans.editions import EDITIONS
from ettle.plans.models import PrintedEdition, SupportCard
from tests.plans import ailsa
from tests.plans.printings.test_card import photograph
from tests.plans.printings.whole import answers_for, put_every_kind

STRANGERS = ("nobody", "rory", "docherty", "grant", "mairi", "callum", "ruth")
FILES = ("pdf", "docx", "html", "txt")


@pytest.fixture
def whole(world):
    made = ailsa.begin(world)
    put_every_kind(made)
    return made


def issued(made, key="iep"):
    return services.issue_printing(
        by=made.world.actor("laird"), plan=made.plan, key=key, answers=answers_for(made)
    )


def at(made, name, *more) -> str:
    return reverse(f"school:{name}", args=[made.world.ailsa.ref, *more])


def test_ms_laird_is_told_what_each_printing_is_and_who_may_have_it(signed_in, whole):
    page = signed_in("laird").get(at(whole, "printings")).content.decode()

    told = [one.name for one in EDITIONS if one.what in page and one.who_may_have in page]
    assert told == [one.name for one in EDITIONS]


@pytest.mark.parametrize("key", [one.key for one in EDITIONS])
def test_ms_laird_looks_at_each_draft(signed_in, whole, key):
    response = signed_in("laird").get(at(whole, "printing_issue", key))

    assert response.status_code == 200
    assert len(response.content) < 100_000


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("page", ["printings", "printing_issue", "printing", "printing_file"])
def test_a_stranger_finds_nothing_there(signed_in, whole, who, page):
    row = issued(whole)
    more = {"printing_issue": ["iep"], "printing": [row.ref], "printing_file": [row.ref, "pdf"]}

    response = signed_in(who).get(at(whole, page, *more.get(page, [])))

    assert response.status_code == 404


def test_one_press_issues_it_and_two_do_no_more(signed_in, whole):
    client, url = signed_in("laird"), at(whole, "printing_issue", "iep")
    key = str(uuid4())

    first = client.post(url, {"form_key": key, "copy_for": ""})
    second = client.post(url, {"form_key": key, "copy_for": ""})

    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert PrintedEdition.objects.count() == 1


def test_mairis_own_copy_is_hers(signed_in, whole):
    signed_in("laird").post(
        at(whole, "printing_issue", "iep"),
        {"form_key": str(uuid4()), "copy_for": whole.world.mairi.ref},
    )

    assert PrintedEdition.objects.get().for_person == whole.world.mairi


def test_rory_is_offered_no_copy_while_a_flag_stands(signed_in, whole):
    page = signed_in("laird").get(at(whole, "printing_issue", "iep")).content.decode()

    assert "For Mairi Morrison" in page
    assert "For Rory" not in page


def test_what_was_typed_is_kept_when_something_is_missing(signed_in, whole):
    response = signed_in("laird").post(
        at(whole, "printing_issue", "request_for_assistance"),
        {"form_key": str(uuid4()), "question": "How do we help in the playground?"},
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "How do we help in the playground?" in page
    assert "Choose who agreed" in page


@pytest.mark.parametrize("kind", FILES)
def test_an_issued_printing_comes_as_four_files_whose_names_name_nobody(signed_in, whole, kind):
    row = issued(whole, "childs_plan")

    response = signed_in("laird").get(at(whole, "printing_file", row.ref, kind))

    field = "text" if kind == "txt" else kind
    assert response.content == bytes(getattr(row.document, field))
    assert response["Content-Disposition"] == f'attachment; filename="childs-plan.{kind}"'


def test_the_class_teacher_looks_and_may_not_issue(signed_in, whole):
    client, url = signed_in("singh"), at(whole, "printing_issue", "iep")

    assert "Issue it" not in client.get(url).content.decode()
    assert client.post(url, {"form_key": str(uuid4())}).status_code == 403


def test_a_printing_nobody_has_is_not_found(signed_in, whole):
    client = signed_in("laird")

    assert client.get(at(whole, "printing_issue", "no_such")).status_code == 404
    assert client.get(at(whole, "printing", "222222222222")).status_code == 404


def test_a_picture_goes_on_the_card_if_the_child_wants_it(signed_in, world):
    written = ailsa.write_all(world)
    client, url = signed_in("laird"), at(written, "plan_card_issue")

    def press(**answers):
        photo = SimpleUploadedFile("p.jpg", answers.pop("photo", photograph()), "image/jpeg")
        return client.post(url, {"form_key": str(uuid4()), "picture": photo, **answers})

    assert "Ask the child first" in press().content.decode()
    assert "could not read that file" in press(photo=b"no", wanted="on").content.decode()
    assert press(wanted="on").status_code == 302
    assert SupportCard.objects.get().content["picture"]
