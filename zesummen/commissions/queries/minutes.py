"""Where the minutes of a sitting stand: versions, remarks, who got them, and their public version."""

from dataclasses import dataclass

from zesummen.accounts.queries import people_of
from zesummen.council.models import Official
from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.mail import base_url
from zesummen.sittings.models import Attendance, BodyMember, Guest, Sitting
from zesummen.sittings.queries import sitting_sheet
from zesummen.sittings.queries.papers import prose
from zesummen.sittings.queries.translated import Marks, texts_of
from zesummen.sittings.states import SittingState

from ..models import MemberCard, MinutesPaper, MinutesSending, MinutesVersion, Office, PublicMinutes, Remark, VoteChoice
from ..states import MinutesKind, RemarkState
from ..veil import Known, Veil
from . import codes, minutes_papers, votes
from .minutes_words import LANGUAGES, words

COLLEGE = ("mayor", "alderman", "councillor")


@dataclass(frozen=True, slots=True)
class MinutesState:
    """The minutes of one sitting, as their page shows them."""

    sitting: Sitting
    versions: tuple[MinutesVersion, ...]  # the newest first
    remarks: tuple[Remark, ...]
    sendings: tuple[MinutesSending, ...]
    public: PublicMinutes | None  # in French, while everybody may read it

    @property
    def last_sent(self) -> MinutesVersion | None:
        """The last draft that went to the members."""
        return next((row for row in self.versions if row.kind == MinutesKind.FOR_REMARKS), None)

    @property
    def valid(self) -> MinutesVersion | None:
        """The version that holds: approved, or its last correction."""
        return next((row for row in self.versions if row.kind != MinutesKind.FOR_REMARKS), None)

    @property
    def open_remarks(self) -> int:
        """Remarks nobody has settled."""
        return sum(row.state == RemarkState.OPEN for row in self.remarks)


def state_of(sitting: Sitting) -> MinutesState:
    """Where the minutes stand. Four statements; the words of a version are read when they are asked for."""
    remarks = Remark.objects.filter(sitting=sitting).select_related("member", "item", "settled_by").order_by("pk")
    sendings = MinutesSending.objects.filter(version__sitting=sitting).select_related("sent_by", "version")
    return MinutesState(
        sitting,
        tuple(_versions(MinutesPaper.objects.filter(version__sitting=sitting))),
        tuple(remarks),
        tuple(sendings.order_by("pk")),
        public_of(sitting),
    )


def _versions(papers) -> list[MinutesVersion]:
    """The versions of these papers, the newest first, each with the ``languages`` it can be read in. One statement."""
    whole = [f"version__{name}" for name in ("approved_at", "made_by", "signed_noted_by")]
    found: dict[int, MinutesVersion] = {}
    for paper in papers.select_related("version", *whole).order_by("-version__number", "pk"):
        version = found.setdefault(paper.version_id, paper.version)
        version.__dict__.setdefault("languages", []).append(paper.language)
    return list(found.values())


def version_of(sitting: Sitting, pk: int) -> MinutesVersion | None:
    """One version of the minutes of this sitting, with its ``languages``."""
    found = _versions(MinutesPaper.objects.filter(version=pk, version__sitting=sitting))
    return found[0] if found else None


def papers_of(version: MinutesVersion) -> dict[str, Document]:
    """The version as it was frozen, by language."""
    rows = MinutesPaper.objects.filter(version=version).select_related("document").order_by("pk")
    return {row.language: files.opened(row.document) for row in rows}


def paper_of(sitting: Sitting, version: int, language: str) -> Document | None:
    """One version of the minutes of this sitting in one language."""
    rows = MinutesPaper.objects.filter(version=version, version__sitting=sitting, language=language)
    row = rows.select_related("document").first()
    return files.opened(row.document) if row else None


def frozen(sitting: Sitting, language: str) -> Document | None:
    """The minutes that hold, approved or corrected, in this language, else in French; ``None`` before the approval."""
    rows = MinutesPaper.objects.filter(version__sitting=sitting, language__in=(language, "fr"))
    rows = rows.exclude(version__kind=MinutesKind.FOR_REMARKS).select_related("document", "version")
    found = sorted(rows, key=lambda row: (-row.version.number, row.language != language))
    return files.opened(found[0].document) if found else None


def public_of(sitting: Sitting, language: str = "fr") -> PublicMinutes | None:
    """The minutes that everybody may read, in this language; ``None`` where none were released."""
    rows = PublicMinutes.objects.filter(version__sitting=sitting, withdrawn_on=None, language=language)
    return rows.select_related("document", "version", "published_by").order_by("-pk").first()


def approving_sittings(sitting: Sitting) -> list[Sitting]:
    """Later sittings that were held: one of them approved the minutes."""
    held = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)
    rows = Sitting.objects.filter(body=sitting.body_id, state__in=held, day__gt=sitting.day).defer("minutes")
    return list(rows.order_by("day", "pk"))


def seated(sitting: Sitting, person) -> BodyMember | None:
    """The place of this person at the sitting."""
    row = Attendance.objects.filter(sitting=sitting, member__person=person).select_related("member").first()
    return row.member if row else None


def has_place(sitting: Sitting, member: BodyMember) -> bool:
    """Had this member a place at the sitting?"""
    return Attendance.objects.filter(sitting=sitting, member=member).exists()


def remarks_of(sitting: Sitting, member: BodyMember) -> list[Remark]:
    """What this member said of the draft, in order."""
    return list(Remark.objects.filter(sitting=sitting, member=member).select_related("item").order_by("pk"))


def link_to_draft(sitting: Sitting, member: BodyMember) -> str:
    """Where this member reads the draft and makes a remark: signed in, else by the personal link; or empty."""
    if member.person_id:
        return f"{base_url()}/s/{sitting.space.slug}/sittings/{sitting.pk}/minutes/versions/"
    own = codes.letter_code(member)
    return f"{own[0]}sitting/{sitting.pk}/draft/" if own else ""


# ---- the public version ----


def veils_of(sitting: Sitting, others: tuple[Known, ...] = ()) -> dict[str, Veil]:
    """Everybody whose name could stand in the minutes, with the role that takes its place: by language of the text.

    ``others`` are names that the secretary adds. Eight statements.
    """
    members = list(BodyMember.objects.filter(body=sitting.body_id).select_related("person"))
    private = _private(sitting, members)
    found = {}
    faces = _faces(sitting, members)
    for code in LANGUAGES:
        told = words(code)
        known = [*others, *(Known(name, told[f"r_{role}"]) for name, role in faces)]
        found[code] = Veil(known, told["contact"], told["address"], private)
    return found


def _faces(sitting: Sitting, members: list[BodyMember]) -> list[tuple[str, str]]:
    """(name, key of the role), each name once, the nearest role first."""
    offices = Office.objects.filter(commission__body=sitting.body_id, from_on__lte=sitting.day).order_by("from_on")
    held = {row.member_id: row.kind for row in offices if row.until_on is None or row.until_on >= sitting.day}
    faces = [(name, held.get(m.pk, "member")) for m in members for name in (m.name, str(m.person or ""))]
    replaced = Attendance.objects.filter(sitting__body=sitting.body_id).exclude(replaced_by="").order_by()
    faces += [(name, "member") for name in replaced.values_list("replaced_by", flat=True).distinct()]
    guests = Guest.objects.filter(sitting__body=sitting.body_id).order_by()
    faces += [(name, "guest") for name in guests.values_list("name", flat=True).distinct()]
    faces += [(name, "official") for name in Official.objects.order_by().values_list("name", flat=True)]
    for row in people_of(sitting.space):
        faces.append((str(row.person or ""), "official" if row.role in COLLEGE else "administration"))
    chosen = VoteChoice.objects.filter(vote__item__sitting=sitting).order_by().values_list("name", "partner")
    faces += [(name, "person") for pair in chosen for name in pair]
    seen: dict[str, tuple[str, str]] = {}
    for name, role in faces:
        if name.strip():
            seen.setdefault(" ".join(name.split()).casefold(), (name, role))
    return list(seen.values())


def _private(sitting: Sitting, members: list[BodyMember]) -> list[str]:
    cards = MemberCard.objects.filter(commission__body=sitting.body_id).order_by().values_list("phone", "address")
    found = [line for phone, address in cards for line in (phone, *address.splitlines()) if line.strip()]
    return found + [member.address for member in members if member.address]


def _public_document(state: MinutesState, sheet, veils: dict[str, Veil], language: str, cast) -> Document:
    sitting, told = state.sitting, words(language)
    name = sitting.body.name.piece(language).text
    title = f"{told['public']} – {name}, {told['sitting'].format(number=sitting.number, year=sitting.year)}"
    return Document(
        title,
        language,
        tuple(_public_blocks(state, sheet, veils, language, cast)),
        subject=name,
        author=sitting.space.name_in(language),
        header=files.letterhead_of(sitting.space),
        date=dates.long_date(sitting.day, language),
        demo=sitting.space.is_demo,
        information_only=language != "fr",
        made_on=sitting.day.isoformat(),
    )


def _public_blocks(state: MinutesState, sheet, veils: dict[str, Veil], language: str, cast):
    sitting, told = state.sitting, words(language)
    corrections = [row for row in reversed(state.versions) if row.kind == MinutesKind.CORRECTION]
    marks = Marks.of([*texts_of(sitting, sheet.items), *(row.text for row in corrections)], language)
    filled = sheet.standing.there or 0
    facts = [
        (told["when"], dates.day_with_weekday(sitting.day, language)),
        (told["hour"], sitting.starts_at.strftime("%H:%M")),
        (told["seats"], told["seats_of"].format(there=filled, all=sheet.standing.voting)),
    ]
    if sheet.standing.needed and sheet.standing.there is not None:
        key = "quorum_yes" if sheet.standing.has_quorum else "quorum_no"
        facts.append((told["quorum"], told[key].format(there=filled, needed=sheet.standing.needed)))
    yield doc.note(told["public_note"])
    yield from marks.head
    yield doc.facts(facts)
    yield from _veiled(sitting.minutes, veils, marks)
    yield doc.heading(1, told["agenda"])
    for number, item in enumerate(sheet.items, 1):
        piece = item.title.piece(language)
        other = piece.language if piece.fallback else ""
        yield doc.heading(2, f"{number}. {veils[piece.language].over(piece.text)}", language=other)
        yield from [] if item.source else marks.under(item.title)
        yield from _veiled(item.summary, veils, marks)
        if item.decision:
            yield doc.paragraph(doc.strong(told["decision"]))
            yield from _veiled(item.decision, veils, marks)
        for vote in cast.get(item.pk, ()):
            yield from minutes_papers.vote_blocks(vote, language, named=False)
    for row in corrections:
        day = dates.long_date(row.made_on, language)
        yield doc.heading(1, told["correction"].format(n=_place(state, row), day=day))
        yield from _veiled(row.text, veils, marks)


def _place(state: MinutesState, row: MinutesVersion) -> int:
    return sum(r.kind == MinutesKind.CORRECTION and r.number <= row.number for r in state.versions)


def _veiled(text, veils: dict[str, Veil], marks: Marks) -> list:
    piece = text.piece(marks.language)
    words = veils[piece.language].over(piece.text)
    return [*prose(words, piece.language if piece.fallback else ""), *marks.under(text)]


@dataclass(frozen=True, slots=True)
class PublicDraft:
    """The public version as it would be released: the documents by language, and the names that still stand in them."""

    documents: dict[str, Document]
    left: tuple[str, ...]


def public_draft(state: MinutesState, others: tuple[Known, ...] = ()) -> PublicDraft:
    """The minutes for everybody, in every language: when, how many seats, what was said and decided, by roles.

    ``others`` are names that the secretary adds. Nothing is released while a known name is left.
    """
    veils, sheet = veils_of(state.sitting, others), sitting_sheet(state.sitting)
    cast = votes.by_item(votes.votes_of(state.sitting))
    found = {code: _public_document(state, sheet, veils, code, cast) for code in LANGUAGES}
    return PublicDraft(found, tuple(_names_left(found, veils)))


def public_documents(state: MinutesState, others: tuple[Known, ...] = ()) -> dict[str, Document]:
    """The documents of ``public_draft``."""
    return public_draft(state, others).documents


def _names_left(found: dict[str, Document], veils: dict[str, Veil]) -> list[str]:
    """The letterhead and the commission's own name are public already; they are not looked at."""
    left: set[str] = set()
    roles = {role for veil in veils.values() for _pattern, role in veil.rules}
    for code, document in found.items():
        text = "\n".join(minutes_papers.lines_of(document))
        for role in roles:  # a text may stand in its original's language: hide the roles of each first
            text = text.replace(role, " ").replace(role[:1].upper() + role[1:], " ")
        left |= set(veils[code].names_left(text))
    return sorted(left)
