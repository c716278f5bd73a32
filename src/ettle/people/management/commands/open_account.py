"""``ettle open-account --email X --authority NAME --role account_manager …``."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from ettle.access import Actor, Trouble
from ettle.access.actor import system_actor
from ettle.audit.services import refusals_recorded
from ettle.outbox.models import Message
from ettle.outbox.services import hand_over_all
from ettle.people.access import AUTHORITY_ROLES
from ettle.people.models import Authority, Person
from ettle.people.services import add_person, open_account, send_invitation


class Command(BaseCommand):
    """Opens the first account of a new installation. The others are invited on its pages."""

    help = "open the first account of an authority, and send its invitation"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose account it is, where, and as what."""
        parser.add_argument("--email", required=True, help="they sign in with it")
        parser.add_argument("--authority", required=True, help='such as "Glenmarra Council"')
        parser.add_argument("--role", choices=AUTHORITY_ROLES, default="account_manager")
        parser.add_argument("--given-name", required=True)
        parser.add_argument("--family-name", required=True)

    def handle(self, *args: Any, authority: str, **options: Any) -> None:
        """Run it. Nothing is written where something is wrong."""
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError("That is no e-mail address. Give the one they read.") from error
        whose = Authority.objects.filter(name__iexact=authority).first()
        if whose is None:
            raise CommandError(
                f"No authority here is called “{authority}”. Run `ettle load-reference` first, "
                "and give the name as the council writes it."
            )
        at = timezone.now()
        today = at.astimezone(ZoneInfo("Europe/London")).date()
        by = system_actor("open-account", at=at, today=today, authority_id=whose.pk)
        try:
            with refusals_recorded(), transaction.atomic():
                message = self._open(by, whose, **options)
        except Trouble as trouble:
            raise CommandError(trouble.message) from trouble
        self._send(by, message)

    def _open(self, by: Actor, authority: Authority, **options: Any) -> Message:
        names = {key: options[key].strip() for key in ("given_name", "family_name")}
        person = self._on_roll(authority, **names)
        if person is None:
            person = add_person(by=by, authority=authority, email=options["email"], **names)
            self.stdout.write("Nobody of that name is on the roll, so they have been added.")
        account = open_account(by=by, email=options["email"], role=options["role"], person=person)
        return send_invitation(by=by, account=account)

    def _on_roll(self, authority: Authority, given_name: str, family_name: str) -> Person | None:
        found = Person.objects.filter(
            authority=authority, given_name__iexact=given_name, family_name__iexact=family_name
        )
        if len(found) > 1:
            raise CommandError(
                f"{len(found)} people on the roll have that name, so it cannot be told whose "
                "account this is. Open the first account for somebody else, who then invites them."
            )
        return found[0] if found else None

    def _send(self, by: Actor, message: Message) -> None:
        if hand_over_all(by=by, messages=[message]):
            self.stdout.write("The account is open. Their invitation has been sent by e-mail.")
            return
        self.stdout.write(
            "The account is open. The mail server did not take the invitation: it waits, and "
            "`ettle send-outbox` tries it again."
        )
