"""Who people are, what they may do where, and since when."""

from .invitations import Invitation
from .memberships import Membership
from .people import Person
from .requests import DeletionRequest
from .services import Service, ServiceMember, ServiceRole
from .standins import StandIn

__all__ = [
    "DeletionRequest",
    "Invitation",
    "Membership",
    "Person",
    "Service",
    "ServiceMember",
    "ServiceRole",
    "StandIn",
]
