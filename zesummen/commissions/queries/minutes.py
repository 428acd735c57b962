"""Where the minutes of a sitting stand: versions, remarks, who got them, and their public version."""

from dataclasses import dataclass

from django.db.models import Exists

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.mail import base_url
from zesummen.kernel.together import Asked, asking
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Sitting
from zesummen.sittings.queries.papers import hour, prose
from zesummen.sittings.queries.translated import Marks, texts_of
from zesummen.sittings.states import SittingState

from ..models import MinutesPaper, MinutesSending, MinutesVersion, PublicMinutes, Remark, Vote
from ..states import MinutesKind, RemarkState
from ..veil import Known, Veil
from . import codes, fillings, minutes_papers, votes
from .minutes_words import LANGUAGES, words
from .public_names import Around, known_at


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


@asking
def state_of(sitting: Sitting) -> Asked[MinutesState]:
    """Where the minutes stand. One statement; the words of a version are read when they are asked for."""
    papers = _with_versions(MinutesPaper.objects.filter(version__sitting=sitting))
    remarks = Remark.objects.filter(sitting=sitting).select_related("member", "item", "settled_by").order_by("pk")
    sendings = MinutesSending.objects.filter(version__sitting=sitting).select_related("sent_by", "version")
    sendings = sendings.order_by("pk")
    public = _public(sitting, "fr")
    yield papers, remarks, sendings, public
    return MinutesState(
        sitting, tuple(_versions(papers)), tuple(remarks), tuple(sendings), public[0] if public else None
    )


def _with_versions(papers):
    """Papers with their versions, the newest version first."""
    whole = [f"version__{name}" for name in ("approved_at", "made_by", "signed_noted_by")]
    return papers.select_related("version", *whole).order_by("-version__number", "pk")


def _versions(papers) -> list[MinutesVersion]:
    """The versions of these papers, in their order, each with the ``languages`` it can be read in."""
    found: dict[int, MinutesVersion] = {}
    for paper in papers:
        version = found.setdefault(paper.version_id, paper.version)
        version.__dict__.setdefault("languages", []).append(paper.language)
    return list(found.values())


def to_release(sitting: Sitting) -> tuple[MinutesState, bool]:
    """The versions of the minutes, and whether a public one is open already. One statement."""
    is_open = PublicMinutes.objects.filter(version__sitting=sitting, withdrawn_on=None)
    papers = MinutesPaper.objects.filter(version__sitting=sitting).annotate(is_public=Exists(is_open))
    found = list(_with_versions(papers))
    return MinutesState(sitting, tuple(_versions(found)), (), (), None), any(paper.is_public for paper in found)


def version_of(sitting: Sitting, pk: int) -> MinutesVersion | None:
    """One version of the minutes of this sitting, with its ``languages``."""
    found = _versions(_with_versions(MinutesPaper.objects.filter(version=pk, version__sitting=sitting)))
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


def frozen_languages(sitting: Sitting) -> tuple[str, ...]:
    """The languages of the minutes that hold, French first."""
    rows = MinutesPaper.objects.filter(version__sitting=sitting).exclude(version__kind=MinutesKind.FOR_REMARKS)
    found = list(rows.order_by("version__number", "pk").values_list("version__number", "language"))
    newest = [language for number, language in found if number == found[-1][0]]
    return tuple(sorted(newest, key=lambda language: language != "fr"))


def public_of(sitting: Sitting, language: str = "fr") -> PublicMinutes | None:
    """The minutes that everybody may read, in this language; ``None`` where none were released."""
    return _public(sitting, language).first()


def _public(sitting: Sitting, language: str):
    rows = PublicMinutes.objects.filter(version__sitting=sitting, withdrawn_on=None, language=language)
    return rows.select_related("version", "published_by").order_by("-pk")


def approving_sittings(sitting: Sitting):
    """Later sittings that were held, as a queryset: one of them approved the minutes."""
    held = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)
    rows = Sitting.objects.filter(body=sitting.body_id, state__in=held, day__gt=sitting.day).defer("minutes")
    return rows.select_related("body").order_by("day", "pk")


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


def veils_of(around: Around, others: tuple[Known, ...] = ()) -> dict[str, Veil]:
    """Everybody whose name could stand in the minutes, with the role that takes its place: by language of the text.

    ``others`` are names that the secretary adds.
    """
    found = {}
    for code in LANGUAGES:
        told = words(code)
        known = [*others, *(Known(name, told[f"r_{role}"]) for name, role in around.faces)]
        found[code] = Veil(known, told["contact"], told["address"], around.private)
    return found


@dataclass(frozen=True, slots=True)
class PublicSource:
    """What the public version is written from, in every language: read once, in four statements."""

    state: MinutesState
    around: Around
    items: tuple[AgendaItem, ...]
    cast: dict[int, list[Vote]]
    header: doc.Letterhead
    needed: int  # seats for the quorum


def _source(state: MinutesState) -> PublicSource:
    sitting, around = state.sitting, known_at(state.sitting)
    rules = fillings.rules_of(sitting.body, sitting.day)
    needed = rules.quorum_again(around.seats) if sitting.call_number > 1 else rules.quorum_seats(around.seats)
    items, cast = votes.items_of(sitting), votes.by_item(votes.counts_of(sitting))
    return PublicSource(state, around, tuple(items), cast, files.letterhead_of(sitting.space), needed)


def _public_document(source: PublicSource, veils: dict[str, Veil], language: str) -> Document:
    sitting, told = source.state.sitting, words(language)
    name = sitting.body.name.piece(language).text
    title = f"{told['public']} – {name}, {told['sitting'].format(number=sitting.number, year=sitting.year)}"
    return Document(
        title,
        language,
        tuple(_public_blocks(source, veils, language)),
        subject=name,
        author=sitting.space.name_in(language),
        header=source.header,
        date=dates.long_date(sitting.day, language),
        demo=sitting.space.is_demo,
        information_only=language != "fr",
        made_on=sitting.day.isoformat(),
    )


def _public_blocks(source: PublicSource, veils: dict[str, Veil], language: str):
    state, items = source.state, source.items
    sitting, told = state.sitting, words(language)
    corrections = [row for row in reversed(state.versions) if row.kind == MinutesKind.CORRECTION]
    marks = Marks.of([*texts_of(sitting, items), *(row.text for row in corrections)], language)
    filled, needed = source.around.filled, source.needed
    facts = [
        (told["when"], dates.day_with_weekday(sitting.day, language)),
        (told["hour"], hour(sitting.starts_at, language)),
        (told["seats"], told["seats_of"].format(there=filled, all=source.around.seats)),
    ]
    if needed:
        key = "quorum_yes" if filled >= needed else "quorum_no"
        facts.append((told["quorum"], told[key].format(there=filled, needed=needed)))
    yield doc.note(told["public_note"])
    yield from marks.head
    yield doc.facts(facts)
    yield from _veiled(sitting.minutes, veils, marks)
    yield doc.heading(1, told["agenda"])
    for number, item in enumerate(items, 1):
        piece = item.title.piece(language)
        other = piece.language if piece.fallback else ""
        yield doc.heading(2, f"{number}. {veils[piece.language].over(piece.text)}", language=other)
        yield from [] if item.source else marks.under(item.title)
        yield from _veiled(item.summary, veils, marks)
        if item.decision:
            yield doc.paragraph(doc.strong(told["decision"]))
            yield from _veiled(item.decision, veils, marks)
        for vote in source.cast.get(item.pk, ()):
            yield from minutes_papers.counted_blocks(vote, language)
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
    source = _source(state)
    veils = veils_of(source.around, others)
    found = {code: _public_document(source, veils, code) for code in LANGUAGES}
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
