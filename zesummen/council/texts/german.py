"""The model texts in German, for information: French is the reference language of the acts. No Django here.

A paragraph of an act that still stands as a French model wrote it has its German wording here; whatever a person
wrote is not translated, it is shown in French and marked as such. A gap that was filled (``{luecke}``) and words
people typed keep their language too.
"""
# ruff: noqa: E501 - sentences of official papers stand whole

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import models
from .fields import FIELD
from .models import MODELS, ModelText
from .names import COMMISSION_STATUTES, COMMUNAL_LAW, STATUTES

#: Forms of the names that follow the regime: accusative, genitive, dative of the plan; the commission; the ministry.
NAMES = {
    "2011": {
        "einen_plan": "einen kommunalen Integrationsplan",
        "den_plan": "den kommunalen Integrationsplan",
        "des_plans": "des kommunalen Integrationsplans",
        "kommission": "kommunalen Integrationskommission",
        "beim_ministerium": "beim Luxemburger Aufnahme- und Integrationsamt (OLAI)",
    },
    "2023": {
        "einen_plan": "einen kommunalen Pakt (Gemengepakt)",
        "den_plan": "den kommunalen Pakt (Gemengepakt)",
        "des_plans": "des kommunalen Pakts (Gemengepakt)",
        "kommission": "Kommission für interkulturelles Zusammenleben",
        "beim_ministerium": "bei dem Ministerium, das für das interkulturelle Zusammenleben zuständig ist",
    },
}
PLAN_FORMS = ("einen_plan", "den_plan", "des_plans")
LAWS = {
    COMMUNAL_LAW: "das abgeänderte Gemeindegesetz vom 13. Dezember 1988",
    STATUTES["2011"][0]: "das Gesetz vom 16. Dezember 2008 über die Aufnahme und die Integration der Ausländer im "
    "Großherzogtum Luxemburg",
    STATUTES["2023"][0]: "das Gesetz vom 23. August 2023 über das interkulturelle Zusammenleben",
    COMMISSION_STATUTES["2011"][1]: "die großherzogliche Verordnung vom 15. November 2011 über die Organisation und "
    "die Arbeitsweise der kommunalen Integrationskommissionen",
}

HEARD = "nach Anhörung der Erläuterungen des Schöffenrats;"
OPINION = "nach Einsicht in die Stellungnahme der {kommission} vom {luecke};"
BUDGET = (
    "verbucht die Ausgabe von {montant} auf dem Haushaltsartikel {article_budgetaire} des Haushaltsjahrs {exercice};"
)
TRANSMIT = "übermittelt diesen Beschluss an: {autorite}."
CONTACT = "benennt als Kontaktperson: {contact};"

GERMAN = {
    "start_plan": ModelText(
        subject="Ausarbeitung {des_plans}",
        visas=(OPINION,),
        reasons=(
            "in der Erwägung, dass alle Menschen, die in der Gemeinde wohnen oder arbeiten, hier gemeinsam leben, "
            "arbeiten und entscheiden können sollen;",
            "in der Erwägung, dass die bestehenden Maßnahmen gewinnen, wenn sie in einem geplanten, begleiteten und "
            "evaluierten Vorgehen zusammengeführt werden, das alle Bereiche des örtlichen Lebens berührt;",
        ),
        articles=(
            "beschließt, für das Gebiet von {commune} {einen_plan} auszuarbeiten;",
            "beauftragt den Schöffenrat, die Dienststellen, die Vereine und die Einwohner einzubeziehen und die "
            "Zusammensetzung eines Lenkungsausschusses vorzuschlagen;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "adopt_plan": ModelText(
        subject="Annahme {des_plans}",
        visas=(OPINION,),
        reasons=(
            "in der Erwägung, dass der beiliegende Plan auf einer Bestandsaufnahme und auf dem Bedarf beruht, den "
            "Einwohner, Dienststellen und Vereine geäußert haben;",
            "in der Erwägung, dass für jede Maßnahme Verantwortliche, Mittel, Kalender und erwartete Ergebnisse "
            "festgelegt sind;",
        ),
        articles=(
            "nimmt {den_plan} an, wie er diesem Beschluss als dessen Bestandteil beiliegt;",
            "beauftragt den Schöffenrat mit der Umsetzung und damit, dem Gemeinderat einmal im Jahr Rechenschaft "
            "abzulegen;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "change_plan": ModelText(
        subject="Änderung {des_plans}",
        visas=("nach Durchsicht des eigenen Beschlusses vom {luecke} über die Annahme {des_plans};",),
        reasons=("in der Erwägung: {luecke};",),
        articles=(
            "ändert {den_plan} gemäß der Anlage zu diesem Beschluss;",
            "bestätigt die übrigen Bestimmungen des Plans;",
            TRANSMIT,
        ),
    ),
    "approve_pact": ModelText(
        subject="Genehmigung {des_plans}",
        visas=(OPINION, "nach Einsicht in den beiliegenden Entwurf {des_plans};"),
        reasons=(
            "in der Erwägung, dass der Pakt die Gemeinde, den Staat und das Syndikat der luxemburgischen Städte und "
            "Gemeinden (SYVICOL) für sechs Jahre bindet;",
            "in der Erwägung, dass seine Umsetzung in Zyklen und unter Beteiligung der Menschen geschieht und von "
            "einer Koordination begleitet wird;",
        ),
        articles=(
            "genehmigt {den_plan} in der beiliegenden Fassung;",
            "ermächtigt den Schöffenrat, ihn zu unterzeichnen;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "note_report": ModelText(
        subject="Jahresbericht {des_plans}",
        reasons=("in der Erwägung, dass der Gemeinderat jedes Jahr über den Fortschritt des Plans unterrichtet wird;",),
        articles=(
            "nimmt den beiliegenden Jahresbericht {luecke} zur Kenntnis;",
            "beauftragt den Schöffenrat, ihn zu veröffentlichen;",
            TRANSMIT,
        ),
    ),
    "request_grant": ModelText(
        subject="Antrag auf einen Zuschuss und Eintragung eines Einnahmeartikels",
        reasons=(
            "in der Erwägung, dass die vorgesehenen Maßnahmen Anspruch auf eine Beteiligung des Staates geben;",
            "in der Erwägung, dass die erwartete Einnahme im Haushalt vorzusehen ist;",
        ),
        articles=(
            "beantragt {beim_ministerium} einen Zuschuss von {montant};",
            "trägt eine Einnahme von {montant} auf dem Artikel {article_budgetaire} des Haushaltsjahrs {exercice} ein;",
            CONTACT,
            TRANSMIT,
        ),
    ),
    "create_commission": ModelText(
        subject="Schaffung der {kommission} und Genehmigung ihrer Geschäftsordnung",
        reasons=(
            "in der Erwägung, dass die Kommission den Gemeinderat und den Schöffenrat berät;",
            "in der Erwägung, dass es dem Gemeinderat obliegt, ihre Zusammensetzung und Arbeitsweise festzulegen;",
        ),
        articles=(
            "schafft die {kommission}; Zahl der Mitglieder: {luecke};",
            "genehmigt ihre beiliegende Geschäftsordnung;",
            "beauftragt den Schöffenrat, öffentlich zu Kandidaturen aufzurufen;",
            TRANSMIT,
        ),
    ),
    "appoint_members": ModelText(
        subject="Ernennung von Mitgliedern der {kommission}",
        visas=("nach Durchsicht des eigenen Beschlusses vom {luecke} über die Schaffung der {kommission};",),
        reasons=(
            "in der Erwägung, dass die vorgeschlagenen Personen die Bedingungen erfüllen und ihre Kandidatur angenommen "
            "haben;",
        ),
        articles=(
            "ernennt zu Mitgliedern der {kommission}: {luecke};",
            "setzt ihr Mandat bis zur Erneuerung des Gemeinderats fest;",
            TRANSMIT,
        ),
    ),
    "other": ModelText(
        subject="{luecke}",
        reasons=("in der Erwägung: {luecke};",),
        articles=("beschließt: {luecke};", TRANSMIT),
    ),
}

# What the plan's own draft of the decision adds to the model: French as it is composed there, German beside it.
# ``{tag_…}`` is a day, ``{eur_…}`` an amount, ``{zahl_…}`` a number, ``{wort_…}`` words that stay in French.
COMPOSED = (
    ("Vu l’avis favorable de la {commission} du {tag_am} ;", "nach Einsicht in die befürwortende Stellungnahme der {kommission} vom {tag_am};"),
    ("Vu l’avis réservé de la {commission} du {tag_am} ;", "nach Einsicht in die Stellungnahme der {kommission} (mit Vorbehalt) vom {tag_am};"),
    ("Vu l’avis défavorable de la {commission} du {tag_am} ;", "nach Einsicht in die ablehnende Stellungnahme der {kommission} vom {tag_am};"),
    ("Vu l’avis de la {commission} du {tag_am} ;", "nach Einsicht in die Stellungnahme der {kommission} vom {tag_am};"),
    ("Vu l’avis favorable {wort_wer} du {tag_am} ;", "nach Einsicht in die befürwortende Stellungnahme ({wort_wer}) vom {tag_am};"),
    ("Vu l’avis réservé {wort_wer} du {tag_am} ;", "nach Einsicht in die Stellungnahme mit Vorbehalt ({wort_wer}) vom {tag_am};"),
    ("Vu l’avis défavorable {wort_wer} du {tag_am} ;", "nach Einsicht in die ablehnende Stellungnahme ({wort_wer}) vom {tag_am};"),
    ("Vu l’avis {wort_wer} du {tag_am} ;", "nach Einsicht in die Stellungnahme ({wort_wer}) vom {tag_am};"),
    (
        "Revu sa délibération du {tag_am} portant élaboration du {instrument} ;",
        "nach Durchsicht des eigenen Beschlusses vom {tag_am} über die Ausarbeitung {des_plans};",
    ),
    (
        "Considérant que le plan compte {zahl_n} action, pour des dépenses prévues de {eur_alle}, dont {eur_eigen} à charge communale ;",
        "in der Erwägung, dass der Plan {zahl_n} Maßnahme zählt, mit geplanten Ausgaben von {eur_alle}, davon {eur_eigen} zu Lasten der Gemeinde;",
    ),
    (
        "Considérant que le plan compte {zahl_n} actions, pour des dépenses prévues de {eur_alle}, dont {eur_eigen} à charge communale ;",
        "in der Erwägung, dass der Plan {zahl_n} Maßnahmen zählt, mit geplanten Ausgaben von {eur_alle}, davon {eur_eigen} zu Lasten der Gemeinde;",
    ),
    (
        "Considérant que la part de la commune, calculée selon le nombre d’habitants, s’élève à {eur_teil} ;",
        "in der Erwägung, dass der nach der Einwohnerzahl berechnete Anteil der Gemeinde {eur_teil} beträgt;",
    ),
    (
        "Considérant que la part de la commune, calculée selon les parts égales, s’élève à {eur_teil} ;",
        "in der Erwägung, dass der nach gleichen Teilen berechnete Anteil der Gemeinde {eur_teil} beträgt;",
    ),
    (
        "Considérant que la part de la commune, calculée selon les parts convenues, s’élève à {eur_teil} ;",
        "in der Erwägung, dass der nach den vereinbarten Anteilen berechnete Anteil der Gemeinde {eur_teil} beträgt;",
    ),
    (
        "adopte le {instrument} tel qu’il est annexé à la présente (version n° {zahl_v} du {tag_am}), dont il fait partie intégrante ;",
        "nimmt {den_plan} an, wie er diesem Beschluss als dessen Bestandteil beiliegt (Fassung Nr. {zahl_v} vom {tag_am});",
    ),
    (
        "ne participe pas à l’action n° {zahl_n} « {wort_titel} » : {wort_grund} ;",
        "beteiligt sich nicht an Maßnahme Nr. {zahl_n} „{wort_titel}“: {wort_grund};",
    ),
    (
        "prévoit les crédits nécessaires aux budgets des exercices concernés, conformément au tableau financier annexé ;",
        "sieht die nötigen Mittel in den Haushalten der betreffenden Jahre vor, gemäß der beiliegenden Finanzübersicht;",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A French paragraph of a model, as a pattern over the filled text, with its German wording."""

    pattern: re.Pattern
    german: str


_GAP = re.compile(r"\[à compléter[^\]]*\]")


def _plain(text: str) -> str:
    """The words with ordinary spaces only: where a line may break is not part of the wording."""
    return " ".join(text.split())


_KINDS = {
    "tag": r"\d{1,2}(?:er)? \w+ \d{4}",
    "eur": r"[\d .,]+ ?€",
    "zahl": r"\d+",
    "montant": r"[\d .,]+ ?€|\[à compléter[^\]]*\]",
}


def _pattern(french: str, names: dict[str, str]) -> re.Pattern:
    """The French paragraph with what may stand in its fields and gaps; a field named twice says the same twice."""
    parts, end, seen = [], 0, set()
    text = _plain(french)
    for hole in re.finditer(rf"{FIELD.pattern}|{_GAP.pattern}", text):
        name = hole[1] or "luecke"
        what = rf"(?i:{re.escape(names[name])})" if name in names else _KINDS.get(name.partition("_")[0], ".+?")
        parts.append(re.escape(text[end : hole.start()]))
        parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{what})")
        seen.add(name)
        end = hole.end()
    return re.compile("".join(parts) + re.escape(text[end:]))


def _pairs() -> Iterator[tuple[str, str]]:
    for law, in_german in LAWS.items():
        yield f"Vu {law} ;", f"gestützt auf {in_german};"
    for name in ("HEARD", "BUDGET", "TRANSMIT", "CONTACT"):
        yield getattr(models, name), globals()[name]
    yield from COMPOSED
    for kind, german in GERMAN.items():
        french = MODELS[kind]
        yield french.subject, german.subject
        for part in ("visas", "reasons", "articles"):
            yield from zip(getattr(french, part), getattr(german, part), strict=True)


@lru_cache(maxsize=4)
def _known(names: tuple[tuple[str, str], ...]) -> list[Known]:
    """Every model paragraph under these names; the one with the most words of its own first, a bare gap last."""
    found = dict(_pairs())
    own = {french: len(FIELD.sub("", _GAP.sub("", french)).strip(" ;.")) for french in found}
    # A pattern that is only a gap would fit everything a person typed.
    order = sorted((french for french in found if own[french]), key=own.__getitem__, reverse=True)
    return [Known(_pattern(french, dict(names)), found[french]) for french in order]


def german_of(text: str, names: dict[str, str]) -> tuple[str, dict[str, str]] | None:
    """The German wording of a filled French paragraph with what stood in its fields; None where a person wrote it.

    ``names`` are those of the act's regime: a paragraph that names another commission or plan is not the model's. The
    wording still holds fields: those of ``NAMES``, those of the French text, and ``{luecke}`` for a filled gap.
    """
    plain = _plain(text)
    for known in _known(tuple(sorted(names.items()))):
        if found := known.pattern.fullmatch(plain):
            return known.german, found.groupdict()
    return None
