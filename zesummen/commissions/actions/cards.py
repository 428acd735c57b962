"""A member's card: what the secretary must know, and what the member chooses."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import LANGUAGES
from zesummen.sittings.models import BodyMember

from ..declared import kept
from ..models import Commission, MemberCard
from ..rules import cards as rules
from ..states import Visibility

CONTACT = ("name", "email", "language", "organisation")
HEARD = ("phone", "counter", "letter", "paper")


def card_for(member: BodyMember, commission: Commission) -> MemberCard:
    """The member's card; an empty one, hidden from the public, where there is none yet."""
    values = {"space": commission.space, "commission": commission}
    return MemberCard.objects.get_or_create(member=member, defaults=values)[0]


@transaction.atomic
def save_card(*, member: BodyMember, commission: Commission, expected: int, how: str = "", by, **values) -> MemberCard:
    """Write address, needs and name; ``how`` says how the member told them. ``moves.Stale`` when somebody was quicker.

    ``values``: name, email, language, organisation; phone, address, languages, interpretation, wants_paper,
    visibility, declared. The journal names the fields, not what stands in them.
    """
    insist(rules.may_keep_card(grants(by, commission.space)))
    card = card_for(member, commission)
    contact = {field: values.pop(field) for field in CONTACT if field in values}
    if "declared" in values:
        values["declared"] = kept(values["declared"])
    if values.get("visibility", card.visibility) != card.visibility:
        values["visibility_on"] = timezone.localdate()
    changed = set(moves.edit(card, expected=expected, **values))
    new = {field: value for field, value in contact.items() if getattr(member, field) != value}
    if new:
        BodyMember.objects.filter(pk=member.pk).update(version=F("version") + 1, **new)
        member.refresh_from_db()
    changed |= set(new)
    if changed:
        journal.note(
            "card.changed",
            commission,
            space=commission.space,
            by=by,
            on_behalf=member if how in HEARD else None,
            how=how if how in HEARD else "",
            name=member.name,
            changed=", ".join(sorted(changed)),
        )
    return card


@transaction.atomic
def choose_visibility(*, member: BodyMember, commission: Commission, visibility: str, code=None, by) -> MemberCard:
    """The member says what the public may read; ``by`` is ``None`` where a personal link (``code``) speaks."""
    _insist_own(member, commission, code, by)
    if visibility not in Visibility.values:
        raise Refused(no(_("Choose one of the answers.")))
    card = card_for(member, commission)
    today = timezone.localdate()
    MemberCard.objects.filter(pk=card.pk).update(visibility=visibility, visibility_on=today, version=F("version") + 1)
    card.refresh_from_db()
    _noted("card.visibility", member, commission, by)
    return card


@transaction.atomic
def choose_language(*, member: BodyMember, commission: Commission, language: str, code=None, by) -> BodyMember:
    """The language of the member's mails, letters and page."""
    _insist_own(member, commission, code, by)
    if language not in LANGUAGES:
        raise Refused(no(_("Choose one of the languages.")))
    BodyMember.objects.filter(pk=member.pk).update(language=language, version=F("version") + 1)
    member.refresh_from_db()
    _noted("card.language", member, commission, by)
    return member


def _insist_own(member: BodyMember, commission: Commission, code, by) -> None:
    granted = grants(by, commission.space)
    insist(rules.may_choose(granted, member, by=by, code=code, today=timezone.localdate()))


def _noted(verb: str, member: BodyMember, commission: Commission, by) -> None:
    verb = "card.own" if by is None else verb
    journal.note(verb, commission, space=commission.space, by=by, name=member.name)
