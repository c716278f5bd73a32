"""Findings as a JSON file gives them, whole and well formed."""

import pytest


@pytest.fixture
def given():
    return {
        "responsible_authority": True,
        "factors": [{"name": "a", "significant_adverse_alone": True}],
        "factors_together_significant_adverse": None,
        "needs_likely_over_a_year": True,
        "support": [
            {
                "source": source,
                "provider": "someone",
                "what": "help",
                "required": True,
                "for_education": True,
                "delivered_by_school_staff": False,
            }
            for source in ("education", "agency")
        ],
        "sides": {
            "education": True,
            "other_functions": None,
            "agencies": True,
            "other_functions_with_agencies": None,
        },
    }
