"""Freeze a version of the plan. What is frozen never changes; a later change is a new version."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.documents import queries as files
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal
from zesummen.kernel.access import insist

from ..models import Party, Plan, PlanVersion
from ..queries import papers
from ..queries.sheet import PlanSheet, plan_sheet
from ..queries.versions import is_of_today, reference_of, sealed, sheet_of
from ..rules.adoption import may_adopt


@transaction.atomic
def freeze_version(*, plan: Plan, label: str = "", by) -> PlanVersion:
    """Freeze the plan of today as a version with the next number. Journals it."""
    insist(may_adopt(grants(by, plan.space), plan))
    return freeze_sheet(plan, plan_sheet(plan), label, by=by)


def current_version(plan: Plan, *, by) -> PlanVersion:
    """The newest version that no council changed, if the plan still says what it says, else a new one."""
    newest = PlanVersion.objects.filter(plan=plan, amends=None).order_by("-number").first()
    if newest is not None and is_of_today(newest, plan):
        return newest
    return freeze_sheet(plan, plan_sheet(plan), "", by=by)


def freeze_sheet(
    plan: Plan, sheet: PlanSheet, label: str, *, by, amends: PlanVersion | None = None, party: Party | None = None
) -> PlanVersion:
    """Keep a sheet as the next version: its JSON and the seal over it."""
    payload, seal = sealed(sheet)
    number = (PlanVersion.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0) + 1
    version = PlanVersion.objects.create(
        space=plan.space,
        plan=plan,
        number=number,
        label=label[:200],
        payload=payload,
        sha256=seal,
        made_at=timezone.now(),
        made_by=by,
        amends=amends,
        adopted_by_party=party,
    )
    journal.note("version.frozen", version, space=plan.space, by=by, number=number, sha256=seal)
    return version


def mark_adopted(version: PlanVersion, on: date, *, by) -> None:
    """Note the first day on which a council adopted the version, and freeze its French text. The content stays."""
    if not PlanVersion.objects.filter(pk=version.pk, adopted_on=None).update(adopted_on=on):
        return
    space = version.space
    document = papers.plan_document(
        sheet_of(version),
        "fr",
        header=files.letterhead_of(space),
        demo=space.is_demo,
        made_on=on,
        with_decisions=False,
        reference=reference_of(version, "fr"),
    )
    frozen = freeze_document(kind="plan", document=document, space=space, by=by)
    PlanVersion.objects.filter(pk=version.pk).update(document=frozen)
    version.refresh_from_db()
