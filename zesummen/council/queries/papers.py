"""The sheet as documents: extract of the register, pack for the council night, public copy. Written in French."""

import dataclasses
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.documents.states import ModelField, model_kind
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.blackout import blacked_out
from zesummen.kernel.exports.document import Document

from ..states import DecisionState, Supervision
from . import french
from .sheets import PRESENCES, WORDS, DeliberationSheet, hidden_words

ARTICLE = "Article "
MODEL = "deliberation"
PRESENCE_TERMS = tuple(french.PRESENCE.values())

_FIELDS = (
    ("subject", _("subject")),
    ("body", _("body that decides")),
    ("sitting", _("sitting, with its date")),
    ("agenda_number", _("point of the agenda")),
    ("convocation", _("day of the notice and the convocation")),
    ("hours", _("opening and closing time")),
    ("present", _("present")),
    ("excused", _("excused")),
    ("absent", _("absent without excuse")),
    ("proxies", _("proxies")),
    ("left", _("left the room")),
    ("vote", _("vote line")),
    ("amendment", _("mention of the amendment")),
    ("contact", _("contact person")),
    ("closing", _("closing line")),
    ("signatory_one", _("first office that signs")),
    ("signatory_one_name", _("name of the first signatory")),
    ("signatory_two", _("second office that signs")),
    ("signatory_two_name", _("name of the second signatory")),
)
_LISTS = (
    ("visas", _("legal basis and opinions (Vu, Revu)")),
    ("reasons", _("reasons (Considérant)")),
    ("heard", _("who was heard (Entendu)")),
)


def declare_model(label) -> None:
    """Tell the documents app which fields a commune's own Word model of a deliberation may use."""
    parts = tuple(ModelField(name, what, parts=("text",)) for name, what in _LISTS)
    articles = ModelField("articles", _("articles"), required=True, parts=("number", "text"))
    model_kind(MODEL, label, (*(ModelField(name, what) for name, what in _FIELDS), *parts, articles))


def extract(sheet: DeliberationSheet, space, *, draft: bool = False) -> Document:
    """The extract of the register of deliberations, as the grammar of a French act wants it."""
    with override("fr"):
        return Document(
            title=f"{_name(sheet)} : {sheet.subject}",
            language="fr",
            blocks=tuple(_blocks(sheet)),
            subject=sheet.subject,
            author=sheet.space_name,
            reference=sheet.reference,
            header=letterhead_for(sheet, space),
            demo=sheet.demo,
            date=dates.long_date(sheet.day, "fr") if sheet.day else "",
            show_title=False,
            draft_mark="Projet" if draft else "",
            made_on=sheet.day.isoformat() if sheet.day else "",
        )


def _name(sheet: DeliberationSheet) -> str:
    return (
        "Délibération"
        if sheet.state == DecisionState.ACCEPTED
        else "Projet de délibération"
        if not sheet.result
        else "Extrait du registre"
    )


def letterhead_for(sheet: DeliberationSheet, space) -> doc.Letterhead:
    """The letterhead of the space, with the body that decides where it is not the space's own council."""
    own = files.letterhead_of(space)
    if sheet.body_name.lower() in ("conseil communal", "") or space.kind == "commune":
        return own
    return doc.Letterhead(
        tuple(dict.fromkeys((*own.lines, sheet.body_name))), own.address, own.arms, own.arms_alt, own.footer
    )


def _blocks(sheet: DeliberationSheet) -> Iterable[doc.Block]:
    yield doc.heading(1, f"Extrait du registre aux délibérations – {sheet.body_name}")
    yield doc.facts(_head(sheet))
    yield doc.heading(2, f"Objet : {sheet.subject}")
    if sheet.replaces_pk:
        yield doc.note(_replaces(sheet))
    yield doc.paragraph(f"{article_of(sheet.body_name)},")
    for passage in (*sheet.visas, *sheet.reasons, *sheet.heard):
        yield doc.paragraph(passage.text, style="indented")
    yield doc.paragraph(doc.strong(french.vote_line(sheet)))
    if sheet.was_amended and sheet.result == DecisionState.ACCEPTED:
        yield doc.paragraph(doc.emphasis(_amended(sheet)))
    if sheet.result not in (DecisionState.POSTPONED, DecisionState.WITHDRAWN):
        yield doc.numbered([p.text for p in sheet.articles], prefix=ARTICLE)
    if sheet.quorum_note:
        yield doc.paragraph(f"Quorum : {sheet.quorum_note}", style="small")
    yield doc.Signatures(tuple(sheet.signatories), closing(sheet))
    if sheet.contact_person:
        yield doc.paragraph(f"Dossier suivi par : {sheet.contact_person}", style="small")


def article_of(body: str) -> str:
    """ "Le conseil communal", "Le comité du syndicat …"."""
    return body if body.lower().startswith(("le ", "la ", "les ", "l’")) else f"Le {body[:1].lower()}{body[1:]}"


def closing(sheet: DeliberationSheet) -> str:
    """The line before the signatures."""
    if not sheet.result:
        return ""
    # A council of a member commune does not sit at the grouping that keeps its decision.
    own = sheet.body_name == "Conseil communal" or sheet.space_name in sheet.body_name
    where = f"à {sheet.space_name}" if own else "en séance"
    return f"Ainsi délibéré {where}, date qu’en tête."


def _replaces(sheet: DeliberationSheet) -> str:
    before = f"n° {sheet.replaces_reference}" if sheet.replaces_reference else "antérieure"
    on = f" du {dates.long_date(sheet.replaces_on, 'fr')}" if sheet.replaces_on else ""
    return f"La présente remplace la délibération {before}{on}. Motif : {sheet.correction_reason}"


def _amended(sheet: DeliberationSheet) -> str:
    return "Texte amendé en séance" + (f" : {sheet.amendment_note}" if sheet.amendment_note else ".")


def _head(sheet: DeliberationSheet) -> list[tuple[str, str]]:
    hours = [
        f"{word} {french.hour(at)}" for word, at in (("ouverture", sheet.opened_at), ("clôture", sheet.closed_at)) if at
    ]
    sitting = (
        f"{'à huis clos' if sheet.is_closed else 'publique'} du {french.long_day(sheet.day)}" if sheet.day else "[date]"
    )
    pairs = [
        ("Séance", sitting),
        ("Point de l’ordre du jour", sheet.agenda_number),
        ("Annonce publique et convocation", dates.long_date(sheet.convened_on, "fr") if sheet.convened_on else ""),
        ("Heures", ", ".join(hours)),
        *presence_lines(sheet),
    ]
    return [(term, words) for term, words in pairs if words]


def presence_lines(sheet: DeliberationSheet) -> list[tuple[str, str]]:
    """Who was there, in French, one line per kind of presence; only counts where no names were taken."""
    if not sheet.presences:
        if sheet.present_count is None:
            return []
        words = french.number_of(sheet.present_count, "membre", "membres")
        more = f", {french.number_of(sheet.proxy_count, 'procuration', 'procurations')}" if sheet.proxy_count else ""
        return [(french.PRESENCE["present"], f"{words}{more}")]
    found = []
    for kind, term in french.PRESENCE.items():
        rows = [row for row in sheet.presences if row.presence == kind]
        if kind == "proxy":
            words = " ; ".join(f"{row.name} à {row.proxy_to}" for row in rows)
        else:
            words = french.people(rows)
        if words:
            found.append((term, words))
    return found


# The copy of today: the frozen text with what happened to it since


def standing(document: Document, sheet: DeliberationSheet) -> Document:
    """The frozen text with its later fate told on it: annulled in whole or part, replaced by a newer version."""
    told = _fate(sheet)
    if not told:
        return document
    annulled = {p.number for p in sheet.articles if p.annulled}
    blocks = [
        _struck(b, annulled) if isinstance(b, doc.Numbered) and b.prefix == ARTICLE else b for b in document.blocks
    ]
    return dataclasses.replace(document, blocks=(blocks[0], *(doc.note(t) for t in told), *blocks[1:]))


def _fate(sheet: DeliberationSheet) -> list[str]:
    found = []
    on = f" le {dates.long_date(sheet.supervision_on, 'fr')}" if sheet.supervision_on else ""
    why = f" Motif : {sheet.supervision_note}" if sheet.supervision_note else ""
    if sheet.supervision == Supervision.ANNULLED:
        found.append(f"Annulée en totalité par l’autorité{on}.{why}")
    elif sheet.supervision == Supervision.ANNULLED_PART:
        numbers = ", ".join(str(n) for n in sheet.annulled_articles)
        found.append(f"Annulée en partie par l’autorité{on} : article(s) {numbers}.{why}")
    if sheet.replaced_by_pk:
        found.append("Remplacée par une délibération plus récente ; seule la plus récente compte.")
    return found


def _struck(block: doc.Numbered, annulled: set[int]) -> doc.Numbered:
    items = []
    for number, item in enumerate(block.items, start=block.start):
        if number not in annulled:
            items.append(item)
            continue
        items.append((doc.Span("[annulé] ", "emphasis"), *(dataclasses.replace(span, kind="struck") for span in item)))
    return dataclasses.replace(block, items=tuple(items))


# The public copy


def hidden_passages(document: Document, sheet: DeliberationSheet, keys: Iterable[str]) -> list[str]:
    """The words behind the chosen keys, as they stand in the frozen document."""
    keys = list(keys)
    found = [p.text for p in sheet.passages if p.key in keys] + hidden_words(keys)
    if PRESENCES in keys:
        for block in document.blocks:
            if isinstance(block, doc.Facts):
                found += [doc.plain(words) for term, words in block.pairs if term in PRESENCE_TERMS]
    return found


def public_copy(document: Document, sheet: DeliberationSheet, keys: Iterable[str]) -> tuple[Document, list[str]]:
    """The document without the chosen passages, and the chosen words that do not stand in it."""
    keys = list(keys)
    if not keys:
        return document, []
    # With and without the closing sign: a quoted passage must not come back elsewhere in the document.
    passages = hidden_passages(document, sheet, keys)
    bare = [p.rstrip(" ;.,") for p in passages]
    copy, missing = blacked_out(document, [*passages, *bare])
    typed = {key.removeprefix(WORDS).strip() for key in keys if key.startswith(WORDS)}
    return copy, [words for words in missing if words in typed]


def public_document(deliberation, sheet: DeliberationSheet) -> Document:
    """The decided text as the public may read it, with its later fate told on it. ``sheet`` is the full one."""
    document = standing(files.opened(deliberation.voted_text), sheet)
    return public_copy(document, sheet, deliberation.blacked_out)[0]


# The pack for the council night


def pack(sheet: DeliberationSheet, space, *, deadlines=(), annexes: Iterable[str] = ()) -> Document:
    """The deliberation as a project, then one page of facts for councillors."""
    text = extract(sheet, space, draft=True)
    with override("fr"):
        page = (
            doc.PageBreak(),
            doc.heading(1, "Fiche pour le conseil"),
            doc.facts(_pack_facts(sheet)),
            *_pack_lists(sheet, deadlines, list(annexes)),
        )
    return dataclasses.replace(text, title=f"Dossier du conseil : {sheet.subject}", blocks=(*text.blocks, *page))


def _pack_facts(sheet: DeliberationSheet) -> list[tuple[str, str]]:
    from ..states import Regime

    budget = [
        french.amount(sheet.budget_amount),
        f"article {sheet.budget_article}" if sheet.budget_article else "",
        f"exercice {sheet.budget_year}" if sheet.budget_year else "",
    ]
    summary = sheet.summary.texts.get("fr", "")
    pairs = [
        ("Objet", sheet.subject),
        ("En deux phrases", summary),
        (
            "Base légale",
            {
                Regime.R2011: "loi du 16 décembre 2008, règlement du 15 novembre 2011",
                Regime.R2023: "loi du 23 août 2023",
            }[Regime(sheet.regime)],
        ),
        ("Budget", ", ".join(part for part in budget if part) or "aucun montant inscrit dans cette délibération"),
        ("Qui répond aux questions", sheet.contact_person),
        ("Séance", french.long_day(sheet.day)),
        ("Publicité", "huis clos" if sheet.is_closed else "séance publique"),
    ]
    return [(term, words) for term, words in pairs if words]


def _pack_lists(sheet: DeliberationSheet, deadlines, annexes: list[str]) -> Iterable[doc.Block]:
    yield doc.heading(2, "Ce qui est proposé")
    yield doc.numbered([p.text for p in sheet.articles], prefix=ARTICLE)
    yield doc.heading(2, "Échéances")
    labels = {
        "college": "Clôture de l’ordre du jour par le collège",
        "convocation": "Convocation au plus tard",
        "member_item": "Point ajouté par un membre, au plus tard",
    }
    yield doc.bullets(
        [f"{labels[d.kind]} : {french.long_day(d.on)} ({d.days} jours avant la séance)" for d in deadlines]
        or ["aucune"]
    )
    yield doc.heading(2, "Après le vote")
    yield doc.bullets(
        [
            "le résultat est saisi le soir même, l’extrait est imprimé et signé ;",
            "la délibération est transmise à l’autorité ; une approbation est demandée si elle est requise ;",
            "elle est publiée avec le lieu et l’heure, puis reste consultable.",
        ]
    )
    if annexes:
        yield doc.heading(2, "Annexes")
        yield doc.bullets(annexes)


# Fields for a commune's own Word model


def as_frozen(sheet: DeliberationSheet, document: Document) -> DeliberationSheet:
    """The sheet with those who signed as the frozen document names them, whatever the register says today."""
    people = next((block.people for block in document.blocks if isinstance(block, doc.Signatures)), ())
    return dataclasses.replace(sheet, signatories=people) if people else sheet


def model_values(sheet: DeliberationSheet) -> dict:
    """The named fields of the Word model, filled from the sheet."""
    head = dict(_head(sheet))
    people = {kind: head.get(term, "") for kind, term in french.PRESENCE.items()}
    one, two = sheet.signatories[0], sheet.signatories[1]
    return {
        "subject": sheet.subject,
        "body": sheet.body_name,
        "sitting": head.get("Séance", ""),
        "agenda_number": sheet.agenda_number,
        "convocation": head.get("Annonce publique et convocation", ""),
        "hours": head.get("Heures", ""),
        "present": people["present"],
        "excused": people["excused"],
        "absent": people["absent"],
        "proxies": people["proxy"],
        "left": people["left"],
        "vote": french.vote_line(sheet),
        "amendment": _amended(sheet) if sheet.was_amended else "",
        "contact": sheet.contact_person,
        "closing": closing(sheet),
        "signatory_one": one[0],
        "signatory_one_name": one[1],
        "signatory_two": two[0],
        "signatory_two_name": two[1],
        **{name: [{"text": p.text} for p in getattr(sheet, name)] for name in ("visas", "reasons", "heard")},
        "articles": [{"number": p.number, "text": p.text} for p in sheet.articles],
    }
