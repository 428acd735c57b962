"""The papers of the adoption as downloads: plan, page for councillors, questions, council pack, tables."""

import json
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from zesummen.council import queries as council
from zesummen.council.queries import papers as council_papers
from zesummen.documents import queries as files
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.sheet import SheetColumn, Worksheet, worksheet

from ..catalogue import label
from ..models import Plan, PlanVersion, Submission
from ..queries import papers
from ..queries.papers.words import LANGUAGES, OFFICIAL, Tongue
from ..queries.sheet import PlanSheet, to_json
from ..queries.versions import document_of, sheet_of

PAPERS = {"plan": LANGUAGES, "summary": LANGUAGES, "questions": OFFICIAL}
TABLES = ("actions", "budget")


def paper(
    what: str,
    sheet: PlanSheet,
    language: str,
    space,
    today: date,
    *,
    is_draft: bool = True,
    version: PlanVersion | None = None,
) -> Document:
    """One paper, of the plan of today or of a version (then the French plan is the one that was frozen)."""
    head = {"header": files.letterhead_of(space), "demo": space.is_demo, "is_draft": is_draft}
    if what == "plan":
        if version is not None:
            return document_of(version, language, space, today)
        return papers.plan_document(sheet, language, made_on=today, **head)
    if what == "summary":
        return papers.summary_document(sheet, language, made_on=today, **head)
    return papers.questions_document(sheet, language, today, **head)


def council_pack(submission: Submission, space, today: date) -> Document:
    """Everything for the council night in one file: the decision, the page, the questions, the plan."""
    decision = council.deliberations().get(pk=submission.deliberation_id)
    frozen = decision.voted_text or decision.pack_text
    first = files.opened(frozen) if frozen else council_papers.extract(council.sheet(decision), space, draft=True)
    version = submission.version
    sheet = sheet_of(version)
    t = Tongue("fr")
    parts = [
        paper("summary", sheet, "fr", space, today),
        paper("questions", sheet, "fr", space, today),
        document_of(version, "fr", space, today),
    ]
    blocks = list(first.blocks)
    for part in parts:
        blocks += [doc.PageBreak(), doc.heading(1, part.title), *_deeper(part)]
    title = f"Dossier du conseil{t.colon()}{t.plain(sheet.title, 80)}"
    return replace(
        first,
        title=title,
        blocks=tuple(blocks),
        draft_mark=first.draft_mark or ("" if version.adopted_on else t("draft")),
    )


def _deeper(part: Document) -> list:
    """The blocks of a part, one level down under its title; the contents of the whole would be of no use here."""
    kept = [block for block in part.blocks if not isinstance(block, doc.Outline)]
    return [replace(block, level=block.level + 1) if isinstance(block, doc.Heading) else block for block in kept]


def as_json(sheet: PlanSheet) -> bytes:
    """The sheet itself, as it is frozen."""
    return json.dumps(to_json(sheet), ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def table(what: str, sheet: PlanSheet) -> Worksheet:
    """Actions or budget lines as a table, in the reader's language."""
    return _actions(sheet) if what == "actions" else _lines(sheet)


def _actions(sheet: PlanSheet) -> Worksheet:
    columns = (
        SheetColumn(_("Number"), "number"),
        _("Title"),
        _("Field of action"),
        _("Target groups"),
        SheetColumn(_("Start"), "date"),
        SheetColumn(_("End"), "date"),
        _("Responsible"),
        _("Partners"),
        _("What newcomers do"),
        _("Expected result"),
    )
    rows = [
        (
            a.number,
            a.title,
            str(label(a.field)) if a.field else "",
            ", ".join(str(label(group)) for group in a.groups),
            a.from_on,
            a.until_on,
            "; ".join(owner.name for owner in a.owners),
            "; ".join(partner.name for partner in a.partners),
            a.newcomers_part,
            a.expected_result,
        )
        for a in sheet.live_actions
    ]
    return worksheet(_("Actions"), sheet.title, columns, rows)


def _lines(sheet: PlanSheet) -> Worksheet:
    columns = (
        SheetColumn(_("Year"), "number"),
        SheetColumn(_("Action number"), "number"),
        _("Action"),
        _("Label"),
        _("Source"),
        _("Budget article"),
        SheetColumn(_("Expense"), "money"),
        SheetColumn(_("Revenue"), "money"),
    )
    rows = [
        (
            line.year,
            a.number,
            a.title,
            line.label,
            line.source,
            line.article,
            line.planned if line.flow == "expense" else None,
            line.planned if line.flow == "revenue" else None,
        )
        for a in sheet.live_actions
        for line in a.lines
    ]
    return worksheet(_("Budget"), sheet.title, columns, sorted(rows, key=lambda row: row[:2]))


def letter_defaults(plan: Plan, sheet: PlanSheet, references: dict[int, str], space, today: date) -> dict:
    """What the form of the letter starts from: addressee, subject, body, annexes, place, who signs."""
    from ..queries.papers import letter

    contact = sheet.coordinator.name if sheet.coordinator else space.contact_name
    signing = council.signatories(council.officials_on(today))
    annexes = [f"délibération {references[p.pk]}".strip() for p in sheet.parties if p.pk in references] + [
        "plan adopté"
    ]
    return {
        "addressee": letter.ADDRESSEES[plan.regime],
        "subject": letter.subject_of(sheet),
        "place": space.name_in("fr"),
        "day": today,
        "body": "\n\n".join(letter.letter_paragraphs(sheet, references=references, contact=contact)),
        "annexes": "\n".join(annexes),
        **{
            f"{what}_{index}": value
            for index, pair in enumerate(signing, 1)
            for what, value in zip(("office", "name"), pair, strict=True)
        },
    }
