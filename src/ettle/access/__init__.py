"""Who is acting, and what a decision about them is. The mechanism only.

Belongs here: ``Actor``, ``Decision``, ``require``, and the small things every room
needs to name rows and refuse stale edits. Not here: any policy. Each room writes its
own in ``access.py``.
"""

from ettle.access.actor import Actor
from ettle.access.decision import Decision, Reader, Refused, allow, deny, require
from ettle.access.refs import RefField, new_code, new_file_name, new_ref, new_token
from ettle.access.stale import StaleEdit, require_version
from ettle.access.trouble import Trouble

__all__ = [
    "Actor",
    "Decision",
    "Reader",
    "RefField",
    "Refused",
    "StaleEdit",
    "Trouble",
    "allow",
    "deny",
    "new_code",
    "new_file_name",
    "new_ref",
    "new_token",
    "require",
    "require_version",
]
