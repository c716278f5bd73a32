"""Production has nothing of the demonstration, and will not start on its keys."""

import os
import subprocess
import sys

import pytest

SECRETS = {
    "ETTLE_SECRET_KEY": "s" * 20 + "e" * 20,
    "ETTLE_AUDIT_KEY": "a" * 20 + "u" * 20,
    "ETTLE_FILES_KEY": "f" * 20 + "i" * 20,
}
LOOK = """
import django; django.setup()
from django.conf import settings
from django.urls import get_resolver
names = sorted(get_resolver().namespace_dict)
processors = settings.TEMPLATES[0]["OPTIONS"]["context_processors"]
listed = any("demo" in each for each in processors)
print(settings.DEMONSTRATION, "demo" in names, "styleguide" in names, listed)
"""


def run_in_production(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DJANGO_SETTINGS_MODULE": "ettle.config.settings.production",
            "ETTLE_DATABASE": "sqlite::memory:",
            "ETTLE_SITE_ADDRESS": "https://ettle.invalid",
            "PYTHONWARNINGS": "ignore",
        }
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_has_no_cast_to_become_and_no_outbox_for_all_to_see() -> None:
    seen = run_in_production(LOOK, **SECRETS)

    assert seen.stdout.split() == ["False", "False", "False", "False"], seen.stderr


@pytest.mark.parametrize("missing", sorted(SECRETS))
@pytest.mark.parametrize("value", ["", "short", "demonstration-key-not-for-production", "00" * 32])
def test_production_refuses_a_key_that_is_missing_short_or_a_demonstrations(
    missing: str, value: str
) -> None:
    refused = run_in_production(LOOK, **SECRETS | {missing: value})

    assert refused.returncode == 1
    assert f"{missing} is missing, too short or a demonstration's." in refused.stderr


def test_production_refuses_to_send_links_to_nowhere() -> None:
    refused = run_in_production(LOOK, ETTLE_SITE_ADDRESS="", **SECRETS)

    assert "ETTLE_SITE_ADDRESS is missing." in refused.stderr
