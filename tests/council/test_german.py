"""The act in German, for information: composed from the same sheet, French where a person wrote."""

import io
from dataclasses import replace
from decimal import Decimal

import docx
import pikepdf
import pytest

from council.conftest import a_draft, an_entry
from zesummen.council import actions, queries, texts
from zesummen.council.queries import german
from zesummen.council.texts import german as models
from zesummen.council.texts.fields import FIELD
from zesummen.kernel.exports import document as doc
from zesummen.kernel.tenancy import inside

VALUES = {
    "commune": "Esch-sur-Alzette",
    "de_commune": "d’Esch-sur-Alzette",
    "montant": "12\u202f500,50\u00a0€",
    "article_budgetaire": "3/259/648100/99001",
    "exercice": "2027",
    "contact": "Anna Schmit",
    "autorite": "Ministère des Affaires intérieures",
    "seance": "",
    "objet": "",
}


def words(document) -> str:
    """Every word of a document."""
    found = []
    for block in document.blocks:
        for item in getattr(block, "items", (getattr(block, "spans", ()),)):
            found.append(doc.plain(item))
        found.append(getattr(block, "text", ""))
        found += [f"{term}: {doc.plain(value)}" for term, value in getattr(block, "pairs", ())]
        found += [f"{office} {name}" for office, name in getattr(block, "people", ())]
        found.append(getattr(block, "opening", ""))
    return "\n".join(part for part in found if part)


def french_spans(document) -> list[str]:
    """What is marked as French."""
    spans = [s for b in document.blocks for item in getattr(b, "items", (getattr(b, "spans", ()),)) for s in item]
    return [span.text for span in spans if span.language == "fr"]


@pytest.mark.parametrize("regime", ["2011", "2023"])
@pytest.mark.parametrize("kind", list(texts.MODELS))
def test_every_model_paragraph_has_a_german_wording_with_all_its_fields(kind, regime):
    model = texts.model_text(kind, regime)
    names = texts.names(regime)
    for paragraph in [texts.MODELS[kind].subject, *(p for part in model.values() for p in part)]:
        filled = texts.fill(paragraph, {**names, **VALUES})
        known = models.german_of(filled, names)
        if kind == "other" and paragraph == "[à compléter : objet]":
            assert known is None  # a subject that a person writes
            continue
        assert known is not None, paragraph
        wording, found = known
        holes = set(FIELD.findall(wording))
        assert holes <= {*models.NAMES[regime], "commune", *found}, wording
        carried = {"montant", "article_budgetaire", "exercice", "contact", "autorite"} & set(FIELD.findall(paragraph))
        assert carried <= holes, f"{paragraph!r} loses {carried - holes}"


def test_a_paragraph_of_another_commission_is_not_the_models():
    text = "Vu l’avis de la commission du logement du 3 mars 2026 ;"
    wording, found = models.german_of(text, texts.names("2023"))
    assert "kommission}" not in wording and found["wort_wer"] == "de la commission du logement"


@pytest.fixture
def full(esch, anna, council, tonight, gaston):
    """A voted decision of the model's own words, with money and a typed reason."""
    model = texts.model_text("start_plan", "2011")
    visas = [text.replace("[à compléter : date et sens de l’avis]", "3 mars 2026") for text in model["visas"]]
    made = a_draft(
        esch,
        anna,
        kind="start_plan",
        regime="2011",
        **{**model, "visas": visas, "reasons": [*model["reasons"], "Considérant que Monsieur Secret a écrit ;"]},
        budget_amount=Decimal("12500.50"),
        budget_article="3/259/648100/99001",
        budget_year=2027,
    )
    with inside(esch):
        actions.put_on_agenda(deliberation=made, sitting=tonight, agenda_number="4.1", by=anna)
        return actions.record_vote(deliberation=made, entry=an_entry(council), by=gaston)


def test_the_german_act_says_what_the_french_one_says(full, esch, in_space):
    made = german.extract(queries.sheet(full), esch)
    said = words(made)
    for part in (
        "Auszug aus dem Beschlussregister – Gemeinderat",
        "Gegenstand: Ausarbeitung des kommunalen Integrationsplans",
        "Der Gemeinderat,",
        "gestützt auf das abgeänderte Gemeindegesetz vom 13. Dezember 1988;",
        "Stellungnahme der kommunalen Integrationskommission vom 3. März 2026;",
        "nach Anhörung der Erläuterungen des Schöffenrats;",
        "nach Beratung, mit 7 Stimmen dafür, 0 Gegenstimmen und 0 Enthaltungen,",
        "verbucht die Ausgabe von 12.500,50\u00a0€ auf dem Haushaltsartikel 3/259/648100/99001",
        "Anwesend: Bürgermeister/in: Hélène Thill; Schöffen: Ivo Santos, Mia Kayser",
        "Die Bürgermeisterin Hélène Thill",
    ):
        assert part in said, part
    assert made.information_only and made.language == "de"
    assert len([b for b in made.blocks if isinstance(b, doc.Numbered)][0].items) == len(full.articles)
    assert [text for text in french_spans(made) if "Secret" in text] == ["Monsieur Secret a écrit"]


def test_what_is_hidden_from_the_public_is_hidden_in_german_too(full, gaston, esch, in_space):
    with inside(esch):
        full.blacked_out = ["words:Monsieur Secret", "article:1", "presences"]
        full.save()
        public = queries.public_german(full, queries.sheet(full), queries.sheet(full, public=True), esch)
    said = words(public)
    assert "Secret" not in said and "Hélène Thill;" not in said and "auszuarbeiten" not in said
    assert "■■■" in said


@pytest.mark.parametrize("result", ["rejected", "postponed", "withdrawn"])
def test_each_outcome_has_its_german_line(full, esch, in_space, result):
    sheet = replace(queries.sheet(full), result=result, outcome_reason="Avis manquant")
    lines = {"rejected": "nicht an:", "postponed": "vertagt", "withdrawn": "von der Tagesordnung"}
    made = german.extract(sheet, esch)
    assert lines[result] in words(made)
    assert ("Avis manquant" in french_spans(made)) is (result != "rejected")


def test_an_annulled_article_is_struck_and_its_fate_told(full, esch, in_space):
    sheet = queries.sheet(full)
    gone = replace(sheet.articles[0], annulled=True)
    made = german.extract(
        replace(sheet, articles=(gone, *sheet.articles[1:]), supervision="annulled_part", annulled_articles=(1,)), esch
    )
    assert "teilweise aufgehoben: Artikel 1." in words(made) and "[aufgehoben]" in words(made)


def test_page_word_and_pdf_carry_that_french_is_the_reference(full, esch, sign_in, anna):
    browser = sign_in(anna)
    page = browser.get(f"/s/esch-sur-alzette/council/{full.pk}/german/")
    assert page.status_code == 200 and "maßgeblich ist der französische Text" in page.content.decode()
    word = docx.Document(io.BytesIO(browser.get(f"/s/esch-sur-alzette/council/{full.pk}/german.docx").content))
    foot = " ".join(p.text for p in word.sections[0].footer.paragraphs)
    assert "maßgeblich ist der französische Text" in foot and word.core_properties.language == "de-LU"
    with pikepdf.open(io.BytesIO(browser.get(f"/s/esch-sur-alzette/council/{full.pk}/german.pdf").content)) as pdf:
        assert str(pdf.Root.Lang).startswith("de") and pdf.Root.MarkInfo.Marked
    assert browser.get(f"/s/esch-sur-alzette/council/{full.pk}/german.csv").status_code == 404


def test_a_pci_under_the_law_of_2023_keeps_its_name_in_both_languages(esch, anna, in_space):
    made = a_draft(
        esch, anna, kind="start_plan", regime="2023", instrument="Plan communal intégration",
        **texts.model_text("start_plan", "2023"),
    )  # fmt: skip
    assert made.subject == "Élaboration d’un Plan communal intégration"
    said = words(german.extract(queries.sheet(made), esch))
    assert "Ausarbeitung des kommunalen Integrationsplans" in said and "23. August 2023" in said
    assert "einen kommunalen Integrationsplan auszuarbeiten" in said and "Gemengepakt" not in said
