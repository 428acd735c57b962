"""What can be done with people, roles, services, stand-ins and personal data."""

from .invitations import accept_invitation, invite, resend_invitation, revoke_invitation
from .looks import note_look
from .memberships import change_details, end_membership, give_role
from .mydata import ask_deletion, decide_deletion, note_export, save_profile, withdraw_deletion
from .services import add_service, change_service, close_service, join_service, leave_service
from .standins import end_stand_in, set_stand_in

__all__ = [
    "accept_invitation",
    "add_service",
    "ask_deletion",
    "change_details",
    "change_service",
    "close_service",
    "decide_deletion",
    "end_membership",
    "end_stand_in",
    "give_role",
    "invite",
    "join_service",
    "leave_service",
    "note_export",
    "note_look",
    "resend_invitation",
    "revoke_invitation",
    "save_profile",
    "set_stand_in",
    "withdraw_deletion",
]
