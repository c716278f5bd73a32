"""What the authority has that rows of the template name: pupils, parents, staff, schools."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date
from typing import Any

from ettle.access import Actor, Trouble
from ettle.cases.models import CspRequest, Proposal
from ettle.people.models import Agency, Parentage, Person, Pupil, School
from ettle.plans.models import Adoption, CoordinatedSupportPlan


def plain(words: str) -> str:
    """Give words as they are compared: one case, plain apostrophes, no accents, single spaces."""
    apart = unicodedata.normalize("NFKD", words.replace("’", "'"))
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


class Known:
    """One authority's rows, loaded once for a whole file."""

    def __init__(self, *, by: Actor) -> None:
        mine: dict[str, Any] = {"authority_id": by.authority_id}
        self.by_id = {
            each.pk: each for each in Pupil.objects.filter(**mine).select_related("authority")
        }
        self._by_roll = {each.roll_id: each for each in self.by_id.values()}
        self._by_name: dict[tuple[str, str, date], list[Pupil]] = defaultdict(list)
        for each in self.by_id.values():
            for given in {plain(each.given_name), plain(each.known_as or each.given_name)}:
                self._by_name[given, plain(each.family_name), each.birth_date].append(each)
        self._parents: dict[int, list[Person]] = defaultdict(list)
        for row in Parentage.objects.filter(**mine).select_related("person"):
            self._parents[row.pupil_id].append(row.person)
        staff = Person.objects.filter(**mine, posts__isnull=False).distinct()
        self._staff = _named(staff)
        self._schools = {plain(each.name): each for each in School.objects.filter(**mine)}
        self._schools |= {plain(each.seed_code): each for each in School.objects.filter(**mine)}
        self._agencies = {plain(each.name): each for each in Agency.objects.filter(**mine)}
        self.adopted = {
            (each.pupil_id, each.kind): each.facts
            for each in Adoption.objects.filter(**mine, undone_at__isnull=True)
        }
        self._with_csp = set(
            CoordinatedSupportPlan.objects.filter(**mine, superseded_on__isnull=True).values_list(
                "pupil_id", flat=True
            )
        )
        open_requests = CspRequest.objects.filter(**mine, proposal__isnull=True)
        open_proposals = Proposal.objects.filter(**mine, decision__isnull=True)
        self._with_case = set(open_requests.values_list("pupil_id", flat=True))
        self._with_case |= set(open_proposals.values_list("pupil_id", flat=True))

    def pupil_of(self, roll_id: str, given: str, family: str, born: date | None) -> Pupil:
        """Find a pupil by roll id, else by name and birth date; nothing is guessed."""
        if roll_id:
            found = self._by_roll.get(roll_id)
            if found is None:
                raise Trouble(
                    f"{roll_id} is no roll id of your council. A spreadsheet may have eaten a "
                    "nought in front. Bring the roll in first if the pupil is new."
                )
            if born and born != found.birth_date:
                raise Trouble(
                    f"The roll id {roll_id} is a pupil’s who was born on another day. Check both."
                )
            if family and plain(family) != plain(found.family_name):
                raise Trouble(
                    f"The roll id {roll_id} is a pupil’s with another family name. Check both."
                )
            return found
        if not (given and family and born):
            raise Trouble(
                "Name the pupil by roll id, or by given name, family name and birth date."
            )
        same = {each.pk: each for each in self._by_name[plain(given), plain(family), born]}
        if len(same) == 1:
            return next(iter(same.values()))
        if same:
            raise Trouble("Two pupils have this name and birth date. Give the roll id.")
        raise Trouble("No pupil on the roll has this name and birth date. Check them.")

    def parent_of(self, pupil: Pupil, words: str) -> str:
        """Find the parent who asked; the only one if none is named."""
        parents = self._parents[pupil.pk]
        if not words and len(parents) == 1:
            return parents[0].ref
        said = plain(words)
        found = [
            each
            for each in parents
            if said
            and said
            in (plain(each.roll_id), plain(f"{each.given_name} {each.family_name}"),
                plain(each.name))
        ]  # fmt: skip
        if len(found) == 1:
            return found[0].ref
        raise Trouble(
            "Parent who asked: name one of the parents on the roll, as the roll has the name."
        )

    def staff_of(self, words: str, column: str) -> str:
        """Find one of the staff by number, e-mail address or name."""
        found = {each.pk: each for each in self._staff.get(plain(words), [])}
        if len(found) == 1:
            return next(iter(found.values())).ref
        if not words:
            raise Trouble(f"{column}: name somebody of the staff.")
        if found:
            raise Trouble(f"{column}: two people have this name. Give the staff number.")
        raise Trouble(f"{column}: “{words}” is not on the staff list. Bring the staff in first.")

    def school_of(self, words: str) -> str:
        """Find a school of the authority by name or SEED code."""
        found = self._schools.get(plain(words))
        if found is None:
            raise Trouble(f"School named: “{words}” is no school of your council.")
        return found.ref

    def agency_of(self, words: str) -> str:
        """Find an agency that the authority knows."""
        found = self._agencies.get(plain(words))
        if found is None:
            raise Trouble(f"Agency: “{words}” is no agency that your council knows.")
        return found.ref

    def check_not_here(self, kind: str, pupil: Pupil) -> None:
        """Refuse what is in Ettle already without having been adopted."""
        if kind == "plan" and pupil.pk in self._with_csp:
            raise Trouble("This pupil has a plan in Ettle already.")
        if kind == "case" and pupil.pk in self._with_case | self._with_csp:
            raise Trouble("This pupil has a request or a plan in Ettle already. Go on from there.")


def _named(staff: Any) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for each in staff:
        names = {each.roll_id, each.email, each.name, f"{each.given_name} {each.family_name}"}
        for name in names - {""}:
            found[plain(name)].append(each)
    return found
