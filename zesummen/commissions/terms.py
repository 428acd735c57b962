"""How long personal data of former members stay. Names stay where minutes and decisions need them."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.retention import term
from zesummen.sittings.models import BodyMember
from zesummen.sittings.states import BodyKind

from .models import MemberCard, MemberCode


def _former(space, before):
    """Members of commissions who left before the day, and of whom more than the name is still there."""
    rows = BodyMember.objects.filter(space=space, body__kind=BodyKind.COMMISSION, until_on__lt=before)
    card = MemberCard.objects.filter(member=OuterRef("pk"))
    code = MemberCode.objects.filter(member=OuterRef("pk"))
    return rows.filter(~Q(email="") | Exists(card) | Exists(code)).order_by("pk")


def _blank(rows) -> int:
    """Take card, codes and e-mail address away; the name stays in the minutes and decisions that carry it."""
    members = list(rows.values_list("pk", flat=True))
    MemberCard.objects.filter(member__in=members).delete()
    MemberCode.objects.filter(member__in=members).delete()
    BodyMember.objects.filter(pk__in=members).update(email="")
    return len(members)


term(
    "commission_members",
    _("Cards, addresses and codes of former members of a commission; their names stay in minutes and decisions"),
    months=12,
    since=_("the end of the membership"),
    basis=_("House rule: no law sets a term; minutes and decisions that name them go to the archives"),
    find=_former,
    carry_out=_blank,
    is_blanking=True,
)
