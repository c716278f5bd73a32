"""How accounts come to be: by invitation, never by signing oneself up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's adapter with public sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: an officer invites each person against an identity check."""
        return False
