"""Adopting what exists: what was given, checked and set against the law, before a row is written.

Values in, values out: nothing here writes. The services do, from the same values, so what a
page foresees and what is written cannot differ.
"""

from ettle.cases.adopting.foreseeing import Begun, Foreseen, differing, foreseen
from ettle.cases.adopting.said import adopted_words
from ettle.cases.adopting.shapes import (
    AskedThen,
    CaseThen,
    DelayThen,
    ObjectiveThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    SupportThen,
    Then,
)
from ettle.cases.adopting.writing import as_facts, from_facts

__all__ = [
    "AskedThen",
    "Begun",
    "CaseThen",
    "DelayThen",
    "Foreseen",
    "ObjectiveThen",
    "PlanThen",
    "RetentionThen",
    "ReviewThen",
    "SupportThen",
    "Then",
    "adopted_words",
    "as_facts",
    "differing",
    "foreseen",
    "from_facts",
]
