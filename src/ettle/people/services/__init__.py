"""Doing things to people's records: accounts, access, connections, flags."""

from ettle.people.services._identity import IdentityCheck
from ettle.people.services.accounts import (
    add_person,
    close_account,
    correct_address,
    end_membership,
    give_membership,
    open_account,
    reopen_account,
)
from ettle.people.services.care import say_care_experience, take_back_care_experience
from ettle.people.services.connections import connect, end_connection, flag_safe_contact
from ettle.people.services.invitations import send_invitation

__all__ = [
    "IdentityCheck",
    "add_person",
    "close_account",
    "connect",
    "correct_address",
    "end_connection",
    "end_membership",
    "flag_safe_contact",
    "give_membership",
    "open_account",
    "reopen_account",
    "say_care_experience",
    "send_invitation",
    "take_back_care_experience",
]
