"""Doing things to people's records: accounts, access, connections, flags."""

from ettle.people.services.accounts import end_membership, give_membership, open_account
from ettle.people.services.connections import connect, end_connection, flag_safe_contact

__all__ = [
    "connect",
    "end_connection",
    "end_membership",
    "flag_safe_contact",
    "give_membership",
    "open_account",
]
