"""The frozen versions of a plan: what they hold, whether their seal is whole, and who they count for."""

import hashlib
import json
from dataclasses import replace

from zesummen.documents import queries as files
from zesummen.kernel.exports.document import Document

from ..models import Plan, PlanVersion
from . import papers
from .sheet import ActionSheet, PlanSheet, from_json, plan_sheet, to_json


def versions_of(plan: Plan):
    """All versions, newest first, with who made them and for whom."""
    return (
        PlanVersion.objects.filter(plan=plan)
        .defer("payload")
        .select_related("made_by", "adopted_by_party__commune", "amends__adopted_by_party__commune", "document")
    )


def sheet_of(version: PlanVersion) -> PlanSheet:
    """The plan as it was frozen."""
    return from_json(version.payload)


def sealed(sheet: PlanSheet) -> tuple[dict, str]:
    """The JSON that is kept, and its SHA-256."""
    payload = to_json(sheet)
    return payload, seal_of(payload)


def seal_of(payload: dict) -> str:
    """SHA-256 of the JSON, always the same for the same content."""
    words = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def is_whole(version: PlanVersion) -> bool:
    """Is the content still the one that was sealed?"""
    return seal_of(version.payload) == version.sha256


def text_of(sheet: PlanSheet) -> PlanSheet:
    """What councils decide on: the plan without where its decisions and its carrying out stand."""
    return replace(
        sheet,
        state="",
        parties=tuple(replace(p, state="", decided_on=None, note="", inhabitants=None) for p in sheet.parties),
        objectives=tuple(
            replace(o, indicators=tuple(replace(i, readings=()) for i in o.indicators)) for o in sheet.objectives
        ),
        actions=tuple(_as_planned(action) for action in sheet.actions),
    )


def _as_planned(action: ActionSheet) -> ActionSheet:
    return replace(
        action,
        state="planned" if action.state in ("planned", "running", "done") else action.state,
        percent=0,
        health="",
        health_reason="",
        reported_on=None,
        really_from_on=None,
        really_until_on=None,
        results=(),
        lines=tuple(replace(line, real=None) for line in action.lines),
        parts=tuple(replace(step, done_on=None) for step in action.parts),
        milestones=tuple(replace(step, done_on=None) for step in action.milestones),
    )


def is_of_today(version: PlanVersion, plan: Plan) -> bool:
    """Does the plan of today still say what this version says?"""
    return text_of(sheet_of(version)) == text_of(plan_sheet(plan))


def reference_of(version: PlanVersion, language: str) -> str:
    """How a paper names the version it is of."""
    return f"{papers.Tongue(language)('version')} {version.number}"


def document_of(version: PlanVersion, language: str, space, today) -> Document:
    """The version as a document: the French text as it was frozen with the adoption, others drawn from the payload."""
    if language == "fr" and version.document_id:
        return files.opened(version.document)
    return papers.plan_document(
        sheet_of(version),
        language,
        header=files.letterhead_of(space),
        demo=space.is_demo,
        is_draft=version.adopted_on is None,
        made_on=version.adopted_on or version.made_at.date(),
        with_decisions=False,
        reference=reference_of(version, language),
    )
