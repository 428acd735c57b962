"""The retention table: what is kept how long, since when, and on which basis.

Where the law sets no term, the house proposes one and says so. Papers of the council and of the plan are records
in the sense of the law of 17 August 2018 on archiving: they are kept and offered to the archives, never deleted here.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import DeletionRequest, Invitation, Membership
from zesummen.documents.actions import erase_files
from zesummen.documents.models import Attachment
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.retention import term
from zesummen.plans.models import EvaluationAnswer, Stakeholder
from zesummen.sittings.models import BodyMember, Guest

HOUSE = _("House rule: no law sets a term")
ARCHIVES = _("Law of 17 August 2018 on archiving: kept while of use, then offered to the archives")

term(
    "plans",
    _("Plans with their needs, actions, results and versions"),
    months=None,
    since=_("the end of the plan"),
    basis=ARCHIVES,
)
term(
    "decisions",
    _("Deliberations, signed papers, minutes of sittings"),
    months=None,
    since=_("the decision"),
    basis=ARCHIVES,
)
term(
    "journal",
    _("Journal, with looks from outside"),
    months=120,
    since=_("the day of the line"),
    basis=_("House rule: as long as decisions may be questioned, ten years"),
    find=lambda space, before: Entry.objects.filter(space=space, at__date__lt=before),
)
term(
    "mails",
    _("Mails that went out"),
    months=6,
    since=_("the day of the mail"),
    basis=HOUSE,
    find=lambda space, before: OutboxMessage.objects.filter(space=space, created_at__date__lt=before),
)
term(
    "invitations",
    _("Invitations that were used, taken back or ran out"),
    months=12,
    since=_("the day of the invitation"),
    basis=HOUSE,
    find=lambda space, before: Invitation.objects.filter(
        space=space, created_at__date__lt=before, expires_at__date__lt=before
    ),
)
term(
    "roles",
    _("Roles that have ended"),
    months=120,
    since=_("the last day of the role"),
    basis=_("House rule: as long as the journal that names them"),
    find=lambda space, before: Membership.objects.filter(space=space, until_on__lt=before),
)
term(
    "deletions",
    _("Requests to delete personal data, once decided"),
    months=36,
    since=_("the decision"),
    basis=_("House rule: proof that the request was answered (GDPR, articles 12 and 17)"),
    find=lambda space, before: DeletionRequest.objects.filter(space=space, decided_at__date__lt=before),
)
term(
    "contacts",
    _("Contact data of key people and associations that left the register"),
    months=24,
    since=_("the day they left"),
    basis=HOUSE,
    is_blanking=True,
    find=lambda space, before: Stakeholder.objects.filter(space=space, ended_on__lt=before).exclude(
        contact_name="", email="", phone=""
    ),
    carry_out=lambda rows: rows.update(contact_name="", email="", phone=""),
)
term(
    "members",
    _("Addresses of former members of bodies"),
    months=24,
    since=_("the end of the membership"),
    basis=HOUSE,
    is_blanking=True,
    find=lambda space, before: BodyMember.objects.filter(space=space, until_on__lt=before).exclude(email=""),
    carry_out=lambda rows: rows.update(email=""),
)
term(
    "guests",
    _("Addresses of guests of a sitting; their names stay in agenda and minutes"),
    months=6,
    since=_("the day of the sitting"),
    basis=HOUSE,
    is_blanking=True,
    find=lambda space, before: Guest.objects.filter(space=space, sitting__day__lt=before).exclude(email=""),
    carry_out=lambda rows: rows.update(email=""),
)
term(
    "answers",
    _("What single members answered in an evaluation"),
    months=12,
    since=_("the closing of the evaluation"),
    basis=_("House rule: the report keeps the counted answers"),
    find=lambda space, before: EvaluationAnswer.objects.filter(
        space=space, member__isnull=False, evaluation__closed_on__lt=before
    ),
)


def _removed(space, before):
    """Files taken away so long ago, unless a later version or a public copy hangs on them."""
    later = Attachment.objects.filter(replaces=OuterRef("pk"))
    copies = Attachment.objects.filter(public_copy_of=OuterRef("pk"))
    found = Attachment.objects.filter(space=space, removed_at__date__lt=before)
    return found.exclude(Exists(later)).exclude(Exists(copies))


term(
    "files",
    _("Files that were removed"),
    months=12,
    since=_("the day of the removal"),
    basis=HOUSE,
    find=_removed,
    carry_out=lambda rows: erase_files(rows.select_related("stored")),
)
