"""The plan on paper: document, one page for councillors, questions, letter. All from the frozen sheet."""

import dataclasses
import io
from datetime import date
from decimal import Decimal

import docx
import pypdfium2
import pytest

from sheets import a_sheet, big_sheet
from zesummen.kernel.exports import child
from zesummen.kernel.exports import document as doc
from zesummen.plans.queries import budget, papers
from zesummen.plans.queries.papers import letter
from zesummen.plans.queries.papers import plan as plan_paper
from zesummen.plans.queries.papers.words import LANGUAGES, Tongue
from zesummen.plans.queries.shares import cost_shares
from zesummen.plans.queries.sheet import PartySheet

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_stands_in_every_language_and_marks_what_is_information(language):
    document = papers.plan_document(a_sheet(parties=2), language, is_draft=True)
    assert document.information_only == (language != "fr")
    headings = [b.text for b in document.blocks if isinstance(b, doc.Heading) and b.level == 1]
    t = Tongue(language)
    assert [t("needs"), t("objectives"), t("actions"), t("money"), t("annexes")] == [
        h for h in headings if h in {t(k) for k in ("needs", "objectives", "actions", "money", "annexes")}
    ]
    assert document.draft_mark == t("draft")


def test_a_text_in_another_language_says_which():
    document = papers.plan_document(a_sheet(), "de")
    lead = next(b for b in document.blocks if isinstance(b, doc.Paragraph))
    assert [(s.text, s.language) for s in lead.spans] == [("Vivre ensemble à Esch.", "fr")]
    assert document.title == "Kommunaler Integrationsplan 2026–2031"


def test_the_plan_of_sixty_actions_is_a_tagged_pdf_and_a_word_file():
    sheet, actions = big_sheet()
    document = papers.plan_document(dataclasses.replace(sheet, actions=actions), "fr")
    made = pypdfium2.PdfDocument(child.pdf(document))
    assert made.is_tagged() and made.get_metadata_value("Title") == document.title
    word = docx.Document(io.BytesIO(child.word(document)))
    assert len(word.tables) >= 10 and sum(p.style.name == "Heading 2" for p in word.paragraphs) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_one_page_however_large_the_plan(language):
    sheet, actions = big_sheet()
    document = papers.summary_document(
        dataclasses.replace(sheet, actions=actions),
        language,
        header=doc.Letterhead(("Administration communale", "Esch-sur-Alzette"), ("1, rue",)),
        demo=True,
        is_draft=True,
    )
    assert len(pypdfium2.PdfDocument(child.pdf(document))) == 1


def test_every_likely_question_has_an_answer_from_the_data():
    for language in ("fr", "de"):
        found = {row.key: row.answer for row in papers.answers(a_sheet(parties=3), language, TODAY)}
        assert len(found) >= 12 and all(found.values())
        assert "{" not in "".join(found.values())
    assert "6 000" in found["cost"] or "6.000" in found["cost"]  # 1000 + 2000 + 3000 inhabitants
    assert Tongue("de").name("young") in found["unreached"] and Tongue("de").name("newcomers") not in found["unreached"]


def test_a_refused_grant_raises_the_own_share_by_what_is_not_secured():
    found = {row.key: row.answer for row in papers.answers(a_sheet(actions=1), "de", TODAY)}
    assert "50,00" in found["grant"] and "50,01" in found["grant"] and "100,01" in found["grant"]


def test_questions_of_an_empty_plan_say_what_is_missing():
    empty = a_sheet(actions=0, needs=(), objectives=(), groups_chosen=(), parties=0, starts_on=None, ends_on=None)
    found = {row.key: row.answer for row in papers.answers(empty, "fr", TODAY)}
    assert "Aucun montant" in found["cost"] and "pas encore fixée" in found["binds"]
    assert papers.summary_document(empty, "fr").blocks and papers.plan_document(empty, "fr").blocks


def test_cost_shares_add_up_to_the_cent_each_year_and_follow_the_key():
    sheet = a_sheet(actions=3, parties=3)
    rows = cost_shares(sheet)
    by_year = budget.by_year(sheet)
    for year in (2026, 2027):
        assert sum(row.by_year[year] for row in rows) == by_year[year].own_share
    assert rows[0].total < rows[1].total < rows[2].total
    equal = cost_shares(dataclasses.replace(sheet, cost_key="equal"))
    assert max(r.total for r in equal) - min(r.total for r in equal) <= Decimal("0.02")


def test_who_leaves_an_action_out_does_not_pay_for_it_and_who_refuses_pays_nothing():
    parties = (
        PartySheet(1, "A", "1", "adopted", left_out=(1,), inhabitants=10),
        PartySheet(2, "B", "2", "adopted", inhabitants=10),
        PartySheet(3, "C", "3", "refused", inhabitants=10),
    )
    sheet = a_sheet(actions=1, parties=0, cost_key="equal")
    rows = {row.party.name: row.total for row in cost_shares(dataclasses.replace(sheet, parties=parties))}
    assert rows == {"A": Decimal("0.00"), "B": Decimal("50.01")}


def test_a_key_without_values_gives_no_shares():
    assert cost_shares(a_sheet(parties=2, cost_key="chosen")) == []


def test_the_letter_names_who_adopted_and_who_did_not():
    parties = (
        PartySheet(1, "Conseil A", "1", "adopted", date(2026, 3, 2)),
        PartySheet(2, "Conseil B", "2", "refused", date(2026, 3, 9)),
        PartySheet(3, "Conseil C", "3", "waiting"),
    )
    body = letter.letter_paragraphs(
        dataclasses.replace(a_sheet(), parties=parties), references={1: "2026/014"}, contact="Anna Schmit"
    )
    assert "1 des 3 conseils" in body[0] and "2026/014" in body[0] and "2 mars 2026" in body[0]
    assert "Conseil C" in body[2] and "Conseil B" in body[2]


def test_the_letter_can_be_read_back_for_a_commune_s_own_word_model():
    made = letter.Letter(
        "Ministère\nDivision",
        "Adoption",
        ("Premier.", "Second."),
        ("plan",),
        (("Le bourgmestre", "H"), ("Le secrétaire", "G")),
        "Esch",
        TODAY,
    )
    values = letter.model_values(letter.letter_document(made, header=None, author="Esch", demo=False))
    assert values["addressee"] == "Ministère\nDivision" and values["place"] == "Esch"
    assert [row["text"] for row in values["paragraphs"]] == ["Premier.", "Second."] and values["annexes"] == [
        {"text": "plan"}
    ]


def test_an_action_says_its_money_in_a_table_by_year_and_kind():
    sheet = a_sheet()
    action = sheet.live_actions[0]
    line = action.lines[0]
    action = dataclasses.replace(
        action,
        lines=(
            dataclasses.replace(line, year=2027, flow="expense", kind="ordinary", planned=Decimal("100.50")),
            dataclasses.replace(line, year=2027, flow="expense", kind="extraordinary", planned=Decimal("20")),
            dataclasses.replace(line, year=2028, flow="expense", kind="ordinary", planned=Decimal("1")),
            dataclasses.replace(
                line, year=2028, flow="revenue", kind="ordinary", planned=Decimal("5"), is_secured=False
            ),
        ),
    )
    t = Tongue("fr")
    table = plan_paper.action_budget(action, t)
    assert [column.label for column in table.columns] == [
        "Exercice", "Dépenses ordinaires", "Dépenses extraordinaires", "Recettes ordinaires",
    ]  # fmt: skip
    cells = [[doc.plain(cell) for cell in row] for row in (*table.rows, *table.foot)]
    e = t.euros
    assert cells == [
        ["2027", e(Decimal("100.50")), e(Decimal(20)), e(Decimal(0))],
        ["2028", e(Decimal(1)), e(Decimal(0)), e(Decimal(5))],
        ["Total", e(Decimal("101.50")), e(Decimal(20)), e(Decimal(5))],
    ]
    assert e(Decimal(5)) in table.note
