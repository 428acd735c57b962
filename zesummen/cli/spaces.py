"""``zesummen open-space`` and ``zesummen invite``: a new installation's first space, and its first person."""

import difflib

from django.utils import translation

from zesummen.kernel.access import Refused

from . import prepare
from .commands import BODIES, Failed


def open_space(slug: str, *, kind: str, name: str, everything: bool) -> int:
    """Open the space of a commune or grouping of the facts, of a body (``kind`` and ``name``), or of all communes."""
    from zesummen.territory import actions  # late: app ready
    from zesummen.territory.models import Space

    prepare.ready()
    prepare.facts()
    if everything:
        print(f"{actions.open_commune_spaces()} spaces were opened, one for each commune that had none.")
        return 0
    if Space.objects.filter(slug=slug).exists():
        print(f"The space “{slug}” is open already.")
        return 0
    if kind:
        if not name:
            raise Failed("A body needs a name: --name 'Ministère …'.")
        space = actions.open_space(kind=kind, slug=_plain(slug), name=name)
        _equip(space)
    else:
        space = _territorial(slug)
    print(f"{space.name}: the space is open at /s/{space.slug}/. Invite its first person:")
    print(f"  zesummen invite {space.slug} name@example.lu --name 'First Last' --role officer")
    return 0


def invite(slug: str, email: str, *, name: str, role: str, language: str) -> int:
    """Invite somebody into a space, posts the mail and prints its text with the link, which works once."""
    from zesummen.accounts import actions  # late: app ready
    from zesummen.kernel.models import OutboxMessage

    prepare.ready()
    space = _space(slug)
    _check_role(space, role)
    _check_address(email)
    with translation.override("en"):
        try:
            invitation = actions.invite(space=space, email=email, name=name, role=role, language=language)
        except Refused as refusal:
            raise Failed(str(refusal.verdict.why))
    mail = OutboxMessage.objects.filter(kind="invitation", to_address=invitation.email).order_by("-id").first()
    print(f"To {mail.to_address}: {mail.subject}\n\n{mail.text}")
    return 0


def _equip(space) -> None:
    """A training body begins with the two courses of the letters of 2018 and 2023."""
    from zesummen.territory.states import SpaceKind
    from zesummen.training import catalogue

    if space.kind == SpaceKind.TRAINING_BODY:
        catalogue.install(space)


def _territorial(slug: str):
    from zesummen.territory import actions
    from zesummen.territory.models import Commune, Grouping

    commune = Commune.objects.select_related("canton").filter(slug=slug).first()
    if commune:
        hue = int(commune.canton.code) * 3 % 36
        return actions.open_space(kind="commune", slug=slug, name=commune.name_fr, commune=commune, hue=hue)
    grouping = Grouping.objects.filter(slug=slug).first()
    if grouping:
        return actions.open_space(kind="grouping", slug=slug, name=grouping.name_fr, grouping=grouping)
    known = [*Commune.objects.values_list("slug", flat=True), *Grouping.objects.values_list("slug", flat=True)]
    kinds = ", ".join(BODIES)
    raise Failed(f"There is no commune or grouping “{slug}”.{_near(slug, known)} For a body, say --kind ({kinds}).")


def _space(slug: str):
    from zesummen.territory.models import Space

    space = Space.objects.filter(slug=slug).first()
    if space is None:
        near = _near(slug, Space.objects.values_list("slug", flat=True))
        raise Failed(f"There is no space “{slug}”.{near} Open it first: zesummen open-space {slug}")
    return space


def _near(slug: str, known) -> str:
    near = difflib.get_close_matches(slug, list(known), 3, 0.5)
    return f" Perhaps {' or '.join(near)}?" if near else ""


def _plain(slug: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_slug

    try:
        validate_slug(slug)
    except ValidationError:
        raise Failed(f"“{slug}” cannot stand in an address: use letters, digits and hyphens.")
    return slug


def _check_address(email: str) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError:
        raise Failed(f"“{email}” is no e-mail address.")


def _check_role(space, role: str) -> None:
    from zesummen.kernel.access import ROLES

    fitting = sorted(key for key, held in ROLES.items() if space.kind in held.kinds)
    if role not in fitting:
        raise Failed(f"“{role}” is no role of this space. Roles here: {', '.join(fitting)}.")
