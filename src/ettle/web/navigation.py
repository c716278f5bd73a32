"""Navigation by role: at most five links each."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """One link of the navigation."""

    label: str
    url: str
    is_current: bool


BY_ROLE: dict[str, tuple[tuple[str, str], ...]] = {
    "asl_officer": (
        ("Your work", "authority:tray"),
        ("Find a child", "authority:find"),
        ("Records", "authority:records"),
        ("Sent and waiting", "authority:outbox"),
        ("Accounts", "authority:accounts"),
    ),
    "headteacher": (
        ("Tomorrow", "school:board"),
        ("Children", "school:pupils"),
        ("Waiting for you", "school:waiting"),
        ("To look at again", "school:reviews_due"),
        ("Given today", "staff:give"),
    ),
    "depute": (
        ("Tomorrow", "school:board"),
        ("Children", "school:pupils"),
        ("Waiting for you", "school:waiting"),
        ("To look at again", "school:reviews_due"),
        ("Given today", "staff:give"),
    ),
    "asn_lead": (
        ("Children", "school:pupils"),
        ("Tomorrow", "school:board"),
        ("Waiting for you", "school:waiting"),
        ("To look at again", "school:reviews_due"),
        ("Given today", "staff:give"),
    ),
    "class_teacher": (
        ("Children", "school:pupils"),
        ("Waiting for you", "school:waiting"),
        ("Given today", "staff:give"),
        ("Before a meeting", "school:own_packs"),
    ),
    "educational_psychologist": (
        ("Children", "school:pupils"),
        ("Waiting for you", "school:waiting"),
        ("Given today", "staff:give"),
        ("Before a meeting", "school:own_packs"),
    ),
    "support_assistant": (("My day", "staff:day"), ("Given today", "staff:give")),
    "parent": (("Home", "family:home"),),
    "pupil": (("My plan", "family:home"), ("What I think", "child:before")),
    "account_manager": (("Accounts", "authority:accounts"),),
}


def navigation_for(request: HttpRequest) -> list[NavigationLink]:
    """List the links of the first role this person holds."""
    actor = getattr(request, "actor", None)
    if actor is None or not actor.roles:
        return []
    role = next((role for role in BY_ROLE if role in actor.roles), None)
    links = []
    for label, name in BY_ROLE.get(role or "", ()):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        links.append(NavigationLink(label, url, request.path == url))
    return links


def home_address(request: HttpRequest) -> str:
    """Give the first page of this person's role; the public front page for anyone else."""
    links = navigation_for(request)
    return links[0].url if links else reverse("public:front")
