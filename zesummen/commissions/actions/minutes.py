"""The life of a commission's minutes: remarks, approval, signatures, corrections, who gets them, the public version."""

import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import by_role, grants
from zesummen.documents import actions as documents
from zesummen.documents import queries as files
from zesummen.kernel import journal, mail, moves
from zesummen.kernel.access import Grants, Refused, insist, no
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.words import Text
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import AgendaItem, BodyMember, Sitting
from zesummen.sittings.queries import papers, sitting_sheet
from zesummen.sittings.queries.translated import languages_of
from zesummen.sittings.states import ReplyChannel
from zesummen.sittings.ways import way_of
from zesummen.sittings.wording import as_text

from ..models import MinutesPaper, MinutesSending, MinutesVersion, PublicMinutes, Remark
from ..queries import fillings, minutes_papers
from ..queries import minutes as queries
from ..rules import minutes as rules
from ..states import MinutesKind, RemarkState, SentTo
from ..veil import Known
from . import minutes_mail

DRAFT_SENT = _("Draft minutes: %(sitting)s")
APPROVED_SENT = _("Minutes: %(sitting)s")
COLLEGE = ("mayor", "alderman")
OFTEN = _("Somebody else has just done this. Reload the page to see it.")


def _keep(sitting: Sitting, made: dict[str, Document], kind: str, by, **values) -> MinutesVersion:
    """Freeze a version of the minutes in each of its languages; the second of two at once is refused."""
    before = MinutesVersion.objects.filter(sitting=sitting).order_by("-number").first()
    frozen = {
        code: documents.freeze_document(kind="minutes", document=document, space=sitting.space, by=by)
        for code, document in made.items()
    }
    try:
        with transaction.atomic():
            version = MinutesVersion.objects.create(
                space=sitting.space,
                sitting=sitting,
                number=before.number + 1 if before else 1,
                kind=kind,
                document=frozen["fr"],
                made_on=timezone.localdate(),
                made_by=by,
                **values,
            )
    except IntegrityError:
        raise Refused(no(OFTEN))
    MinutesPaper.objects.bulk_create(
        MinutesPaper(space=sitting.space, version=version, language=code, document=document)
        for code, document in frozen.items()
    )
    return version


def _written(sheet) -> dict[str, Document]:
    """The minutes as they stand, in French and in every language in which something of them was written."""
    codes = languages_of(sheet.sitting, sheet.items)
    return {code: papers.minutes(sheet, language=code) for code in codes}


@transaction.atomic
def send_for_remarks(*, sitting: Sitting, until: date, by) -> tuple[int, int]:
    """Freeze the draft and send it to everybody seated, as PDF with the draft mark: (mails, letters to print)."""
    insist(rules.may_send(grants(by, sitting.space), sitting))
    if until < timezone.localdate():
        raise Refused(no(_("Remarks are taken until a day that is still to come.")))
    sheet = sitting_sheet(sitting)
    _keep(sitting, _written(sheet), MinutesKind.FOR_REMARKS, by, remarks_until=until)
    rows = [row for row in sheet.attendance if row.member.address]
    made: dict[str, tuple[str, str, bytes]] = {}
    for row in rows:
        member = row.member
        language = member.person.language if member.person_id else member.language
        language = language if language in papers.LANGUAGES else "fr"
        if language not in made:
            made[language] = _pdf(papers.minutes(sheet, language=language))
        link = queries.link_to_draft(sitting, member)
        mail.post(
            "minutes_draft",
            to_address=member.address,
            to=member.person if member.person_id else None,
            to_name=member.name,
            language=language,
            space=sitting.space,
            subject=lambda: DRAFT_SENT % {"sitting": sitting},
            attachments=[made[language]],
            context={"sitting": sitting, "until": until, "link": link},
        )
    letters = len(way_of(sitting.body).letters_to([row.member for row in sheet.attendance]))
    journal.note("minutes.sent", sitting, space=sitting.space, by=by, mails=len(rows), letters=letters)
    return len(rows), letters


def _pdf(document: Document) -> tuple[str, str, bytes]:
    try:
        return http.safe_name(document.title, "pdf"), "application/pdf", child.pdf(document)
    except ExportFault as fault:
        raise Refused(no(http.explain(fault)))


@transaction.atomic
def remark(*, sitting: Sitting, member: BodyMember, text: str, item: AgendaItem | None, channel: str, by) -> Remark:
    """Note what a member has to say about the draft; herself, or the secretariat for her (the journal says how)."""
    is_own = member.person_id is not None and member.person_id == by.pk
    state = queries.state_of(sitting)
    granted = grants(by, sitting.space)
    today = timezone.localdate()
    insist(rules.may_remark(granted, sitting, sent=state.last_sent, is_own=is_own, today=today))
    made = _remarked(sitting, member, text, item, ReplyChannel.ACCOUNT if is_own else channel)
    how = {} if is_own else {"how": channel if channel in journal.HOW else ""}
    journal.note("minutes.remark", sitting, space=sitting.space, by=by, name=member.name, **how)
    if is_own:
        minutes_mail.remark_made(made, but=by)
    return made


@transaction.atomic
def remark_by_code(
    *, sitting: Sitting, member: BodyMember, text: str, item: AgendaItem | None, granted: Grants
) -> Remark:
    """Note a remark that a member made on the page of her personal link; ``granted`` is what a member may.

    Refused where she may not read the draft, or where it is not open to remarks.
    """
    state, today = queries.state_of(sitting), timezone.localdate()
    has_place = queries.has_place(sitting, member)
    insist(rules.may_read_draft(granted, sitting, state.last_sent, has_place=has_place))
    insist(rules.may_remark(granted, sitting, sent=state.last_sent, is_own=True, today=today))
    made = _remarked(sitting, member, text, item, ReplyChannel.CODE)
    journal.note("minutes.remark_made", sitting, space=sitting.space, how="code", name=member.name)
    minutes_mail.remark_made(made)
    return made


def _remarked(sitting: Sitting, member: BodyMember, text: str, item: AgendaItem | None, channel: str) -> Remark:
    return Remark.objects.create(
        space=sitting.space,
        sitting=sitting,
        member=member,
        item=item,
        text=text,
        channel=channel,
        made_on=timezone.localdate(),
    )


@transaction.atomic
def settle(*, remark: Remark, state: str, answer: str = "", expected: int, by) -> Remark:
    """Say whether a remark was taken into the minutes; one that was not takes a reason."""
    insist(rules.may_settle(grants(by, remark.space), remark.sitting))
    if state == RemarkState.NOT_TAKEN and not answer:
        raise Refused(no(_("Say why the remark was not taken.")))
    today = timezone.localdate()
    moves.edit(remark, expected=expected, state=state, answer=answer[:400], settled_on=today, settled_by=by)
    verb = "minutes.remark_taken" if state == RemarkState.TAKEN else "minutes.remark_not_taken"
    facts = {"reason": answer} if state == RemarkState.NOT_TAKEN else {}
    journal.note(verb, remark.sitting, space=remark.space, by=by, name=remark.member.name, **facts)
    return remark


@transaction.atomic
def approve(*, sitting: Sitting, approved_at: Sitting | None = None, approved_on: date | None = None, by):
    """Record the approval, at a later sitting or in writing on a day; what changed since the draft is told with it.

    From then on the minutes are frozen. Returns the version.
    """
    state = queries.state_of(sitting)
    book = fillings.rules_of(sitting.body, sitting.day)
    insist(
        rules.may_approve(
            grants(by, sitting.space),
            sitting,
            book,
            is_sent=state.last_sent is not None,
            open_remarks=state.open_remarks,
        )
    )
    if book.minutes_approval == "next" and approved_at is None:
        raise Refused(no(_("By the rules the next sitting approves the minutes. Say at which sitting it did.")))
    if approved_at is not None and approved_at.pk not in {row.pk for row in queries.approving_sittings(sitting)}:
        raise Refused(no(_("Only a later sitting of this commission that was held can approve its minutes.")))
    day = approved_at.day if approved_at else approved_on or timezone.localdate()
    insist(rules.approval_day(sitting, day, timezone.localdate()))
    sittings.approve_minutes(sitting=sitting, approved_on=day, by=by)
    MinutesVersion.objects.filter(sitting=sitting, kind=MinutesKind.APPROVED).update(approved_at=approved_at)
    return MinutesVersion.objects.get(sitting=sitting, kind=MinutesKind.APPROVED)


def freeze_approved(sitting: Sitting, *, by) -> MinutesVersion:
    """Keep the approved minutes as they are, with what changed since the draft that the members got."""
    state = queries.state_of(sitting)
    made = _written(sitting_sheet(sitting))
    before = queries.papers_of(state.last_sent) if state.last_sent else {}
    for code in made.keys() & before.keys():
        found = minutes_papers.changes(before[code], made[code])
        at = next(n for n, block in enumerate(made[code].blocks) if isinstance(block, doc.Signatures))
        told = minutes_papers.change_blocks(found, state.last_sent.made_on, code)
        made[code] = minutes_papers.with_blocks(made[code], at, told)
    return _keep(sitting, made, MinutesKind.APPROVED, by)


@transaction.atomic
def correct(*, sitting: Sitting, text: Text | str, reason: str, by) -> MinutesVersion:
    """Correct approved minutes: a new version that names the old one. The old words stay, the correction stands below."""
    state = queries.state_of(sitting)
    insist(rules.may_correct(grants(by, sitting.space), state.valid))
    words, valid = as_text(text, sitting.space), state.valid
    count = 2 + sum(row.kind == MinutesKind.CORRECTION for row in state.versions)
    today = timezone.localdate()
    corrected = {
        code: minutes_papers.corrected(before, words, number=count, day=today, reason=reason)
        for code, before in queries.papers_of(valid).items()
    }
    made = _keep(sitting, corrected, MinutesKind.CORRECTION, by, replaces=valid, reason=reason[:300], text=words)
    if state.public is not None:
        _take_off(state.public.version, reason, by)
    journal.note("minutes.corrected", sitting, space=sitting.space, by=by, number=made.number, reason=reason)
    return made


@transaction.atomic
def sign(*, sitting: Sitting, signed_on: date, scan: documents.Upload | None, by) -> MinutesVersion:
    """Note that president and secretary have signed, and attach the scan of the signed paper where there is one."""
    valid = queries.state_of(sitting).valid
    insist(rules.may_sign(grants(by, sitting.space), valid))
    insist(rules.approval_day(sitting, signed_on, timezone.localdate()))
    MinutesVersion.objects.filter(pk=valid.pk, signed_on=None).update(signed_on=signed_on, signed_noted_by=by)
    if scan is not None:
        documents.attach_to(
            owner=sitting,
            upload=scan,
            title=valid.document.title,
            dated_on=signed_on,
            language="fr",
            is_authoritative=True,
            by=by,
        )
    journal.note("minutes.signed", sitting, space=sitting.space, by=by)
    valid.refresh_from_db()
    return valid


@transaction.atomic
def pass_on(*, sitting: Sitting, to: str, by_letter: bool = False, by) -> MinutesSending:
    """Send the approved minutes to the college by mail, or record that they went to the minister today; once each."""
    valid = queries.state_of(sitting).valid
    book = fillings.rules_of(sitting.body, sitting.day)
    insist(rules.may_pass_on(grants(by, sitting.space), valid, to, book))
    if to == SentTo.COLLEGE and not by_letter:
        _mail_college(sitting, valid)
    try:
        with transaction.atomic():
            made = MinutesSending.objects.create(
                space=sitting.space, version=valid, to=to, by_letter=by_letter, sent_on=timezone.localdate(), sent_by=by
            )
    except IntegrityError:
        raise Refused(no(_("This version has been sent there already.")))
    journal.note("minutes.passed_on", sitting, space=sitting.space, by=by, to=to)
    return made


def _mail_college(sitting: Sitting, valid: MinutesVersion) -> None:
    people = {person.pk: person for role in COLLEGE for person in by_role(sitting.space, role)}
    if not people:
        raise Refused(no(_("Nobody of the college has a role in this space. Give it, or record a letter.")))
    attached = _pdf(files.opened(valid.document))
    for person in people.values():
        mail.post(
            "minutes_approved",
            to_address=person.email,
            to=person,
            language=person.language,
            space=sitting.space,
            subject=lambda: APPROVED_SENT % {"sitting": sitting},
            attachments=[attached],
            context={
                "sitting": sitting,
                "link": f"{mail.base_url()}/s/{sitting.space.slug}/sittings/{sitting.pk}/",
            },
        )


def seal(found: dict[str, Document]) -> str:
    """What was seen: released is only what the secretary has read."""
    return hashlib.sha256("".join(doc.dump(found[code]) for code in sorted(found)).encode()).hexdigest()


@transaction.atomic
def release(*, sitting: Sitting, seen: str, others: tuple[Known, ...] = (), by) -> PublicMinutes:
    """Open the public version, in every language, as it was ``seen``. Refused while a known name stands in it."""
    state = queries.state_of(sitting)
    insist(rules.may_release(grants(by, sitting.space), state.valid, is_public=state.public is not None))
    draft = queries.public_draft(state, others)
    found = draft.documents
    if draft.left:
        raise Refused(no(_("A name still stands in the text: %(names)s") % {"names": ", ".join(draft.left)}))
    if seal(found) != seen:
        raise Refused(no(_("The text has changed since you saw it. Read it again, then release it.")))
    try:
        with transaction.atomic():
            for code, document in found.items():
                frozen = documents.freeze_document(kind="public_minutes", document=document, space=sitting.space, by=by)
                PublicMinutes.objects.create(
                    space=sitting.space,
                    version=state.valid,
                    document=frozen,
                    language=code,
                    published_on=timezone.localdate(),
                    published_by=by,
                )
    except IntegrityError:
        raise Refused(no(OFTEN))
    journal.note("minutes.released", sitting, space=sitting.space, by=by)
    return queries.public_of(sitting)


@transaction.atomic
def withdraw(*, sitting: Sitting, reason: str, by) -> None:
    """Take the public version off the public pages, with the reason; it can be released again."""
    insist(rules.may_correct(grants(by, sitting.space), queries.state_of(sitting).valid))
    public = queries.public_of(sitting)
    if public is None:
        raise Refused(no(_("There is no public version to take off.")))
    _take_off(public.version, reason, by)


def _take_off(version: MinutesVersion, reason: str, by) -> None:
    rows = PublicMinutes.objects.filter(version=version, withdrawn_on=None)
    rows.update(withdrawn_on=timezone.localdate(), withdrawn_by=by, withdrawn_reason=reason[:300])
    journal.note("minutes.withdrawn", version.sitting, space=version.space, by=by, reason=reason)
