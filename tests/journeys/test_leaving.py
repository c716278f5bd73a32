"""An officer takes everything out, a clerk keys a sheet, and long work is watched as it goes."""

import pytest
from django.db.models.functions import Now
from playwright.sync_api import expect

from ettle.config.cast import MS_OKAFOR
from ettle.exchange.leaving.verifying import faults_of
from ettle.jobs.models import Job
from ettle.people.models import Account
from tests.conftest import in_world


@pytest.fixture
def site(built_world):
    """The finished story, served for this test alone."""
    return built_world("ready")


def test_an_officer_takes_everything_out_and_the_file_is_sound(site, tmp_path, looked):
    page = site.sign_in_as("ms_okafor")
    page.get_by_role("link", name="Records").click()
    page.get_by_role("link", name="Take everything out").click()
    assert looked.violations(page) == []

    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The file is ready")
    assert looked.violations(page) == []
    with page.expect_download() as fetching:
        page.get_by_role("link", name="Fetch the file").click()
    fetching.value.save_as(tmp_path / "all.zip")

    assert list(faults_of(tmp_path / "all.zip")) == []


def test_a_clerk_keys_a_sheet_once_and_is_told_the_next_one_is_empty(site, looked):
    page = site.sign_in_as("ms_okafor", width=375)
    page.goto("/authority/sheets/")
    page.get_by_role("button", name="Make a sheet of what has changed").click()
    expect(page.get_by_text("Co-ordinated support plan (CSP)").first).to_be_visible()
    assert looked.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375

    page.get_by_role("button", name="Mark as keyed in").click()
    expect(page.get_by_text("is keyed in.")).to_be_visible()
    page.get_by_role("button", name="Make a sheet of what has changed").click()

    expect(page.get_by_text("Nothing has changed").first).to_be_visible()


def test_long_work_is_watched_without_losing_ones_place(site, django_db_blocker, settings, looked):
    with in_world(site.world, django_db_blocker, settings, kept=True):
        account = Account.objects.get(email=MS_OKAFOR.email)
        job = Job.objects.create(
            authority=account.memberships.get().authority, kind="export.everything",
            asked_by=account, asked_at=account.made_at, started_at=Now(), words="Writing records.",
            done=100, total=600,
        )  # fmt: skip
    page = site.sign_in_as("ms_okafor")
    page.goto(f"/authority/jobs/{job.ref}/")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "100")
    assert looked.violations(page) == []
    link = page.get_by_role("link", name="Check again")
    link.focus()

    with in_world(site.world, django_db_blocker, settings, kept=True):
        Job.objects.filter(pk=job.pk).update(done=500)

    expect(page.get_by_text("Writing records. 500 of 600.")).to_be_visible()
    expect(link).to_be_focused()
    with in_world(site.world, django_db_blocker, settings, kept=True):
        Job.objects.filter(pk=job.pk).update(finished_at=Now(), trouble="It stopped. Try again.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
