"""Empty model deliberations to download: each with its regime and the days for which that regime was in use."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document

from .. import texts
from ..states import DecisionKind, Regime

#: The day on which these texts were last looked through.
REVISED_ON = date(2026, 11, 1)
PERIODS = {Regime.R2011: (date(2011, 11, 15), date(2023, 12, 31)), Regime.R2023: (date(2023, 8, 26), None)}
CURRENT = Regime.R2023


@dataclass(frozen=True, slots=True)
class EmptyModel:
    """One model: what it decides, its regime, and from when until when (``None``: still) that regime was in use."""

    kind: str
    regime: str
    label: object
    regime_label: object
    from_on: date
    until_on: date | None
    revised_on: date


def empty_models() -> list[EmptyModel]:
    """All models in both regimes, the law in force first."""
    order = sorted(Regime, key=lambda regime: regime != CURRENT)
    return [
        EmptyModel(kind.value, regime.value, kind.label, regime.label, *PERIODS[regime], REVISED_ON)
        for regime in order
        for kind in DecisionKind
    ]


def empty_model(kind: str, regime: str) -> Document:
    """The model as a document with its gaps; ``KeyError`` for a kind or regime that does not exist."""
    model = texts.model_text(kind, regime)
    values = texts.names(regime)
    subject = texts.fill(texts.MODELS[kind].subject, values)
    filled = {part: [texts.fill(text, values) for text in paragraphs] for part, paragraphs in model.items()}
    with override("fr"):
        return Document(
            title=f"Modèle de délibération\u00a0: {subject}",
            language="fr",
            blocks=tuple(_blocks(subject, filled, Regime(regime), texts.MODELS[kind].is_closed)),
            subject=subject,
            author="Zesummen",
            date=dates.long_date(REVISED_ON, "fr"),
            draft_mark="Modèle",
            made_on=REVISED_ON.isoformat(),
        )


def _blocks(subject: str, filled: dict[str, list[str]], regime: Regime, is_closed: bool):
    yield doc.note(_period(regime))
    yield doc.heading(1, "Extrait du registre aux délibérations du conseil communal")
    sitting = "à huis clos" if is_closed else "publique"
    gaps = ("Point de l’ordre du jour", "Annonce publique et convocation", "Présents", "Excusés", "Absents sans motif")
    yield doc.facts([("Séance", f"{sitting} du [à compléter]"), *((term, "[à compléter]") for term in gaps)])
    yield doc.heading(2, f"Objet\u00a0: {subject}")
    yield doc.paragraph("Le conseil communal,")
    for part in ("visas", "reasons", "heard"):
        for text in filled[part]:
            yield doc.paragraph(text, style="indented")
    yield doc.paragraph(
        doc.strong("Après en avoir délibéré, [à compléter\u00a0: à l’unanimité, ou voix pour, contre, abstentions],")
    )
    yield doc.numbered(filled["articles"], prefix="Article ")
    signing = (("Le bourgmestre", "[nom]"), ("Le secrétaire", "[nom]"))
    yield doc.Signatures(signing, "Ainsi délibéré à [lieu], date qu’en tête.")


def _period(regime: Regime) -> str:
    start, end = PERIODS[regime]
    law = "loi du 23 août 2023 relative au vivre-ensemble interculturel"
    if regime == Regime.R2011:
        law = "loi du 16 décembre 2008 et règlement grand-ducal du 15 novembre 2011"
    until = f"au {dates.long_date(end, 'fr')}" if end else "à ce jour"
    period = f"du {dates.long_date(start, 'fr')} {until}"
    return f"Base légale\u00a0: {law}. Modèle pour un acte {period}."
