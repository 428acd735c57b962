"""The empty models: every one opens, says for which days it is good, and when it was last looked through."""

import io

import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document as Word

from zesummen.kernel.exports import word
from zesummen.kernel.exports.sheet import make as make_sheet
from zesummen.plans.queries.helpers import MODEL_WORDS
from zesummen.public.queries import empty

EDITIONS = [edition for row in empty.models() for edition in row.editions]


def words_of(content: bytes) -> str:
    found = Word(io.BytesIO(content))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in found.paragraphs), *cells])


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: f"{e.key}-{e.stem}")
def test_model_opens_in_word_with_its_period(edition):
    document = empty.document_of(edition)
    words = words_of(word.make(document))
    assert document.language == edition.language
    year = {"2011": ("2011", "2023"), "2023": ("2023",), "": ("2008", "2023")}[edition.regime]
    assert all(number in words for number in year)
    assert "[" in words or edition.key in empty.PAPERS


def test_every_model_a_measure_names_can_be_downloaded():
    assert set(MODEL_WORDS) <= {row.key for row in empty.models()}


def test_models_of_the_council_come_in_both_regimes_the_law_in_force_first():
    for row in empty.models():
        if row.key in empty.SINCE_2023:
            assert [edition.regime for edition in row.editions] == ["2023"], "no pact under the older law"
        elif row.group != "paper":
            assert [edition.regime for edition in row.editions] == ["2023", "2011"]


def test_register_is_a_spreadsheet_too():
    edition = empty.edition("register", "register-de")
    assert "xlsx" in edition.formats
    assert make_sheet(empty.workbook_of(edition)).startswith(b"PK")


def test_page_shows_period_and_date_and_file_is_word(flora, db):
    with override("fr"):
        address = reverse("public:model", args=["adopt_plan"])
    page = flora.get(address).content.decode()
    assert "15/11/2011" in page and "31/12/2023" in page and "26/08/2023" in page
    file = flora.get(f"{address}adopt_plan_2011-fr.docx")
    assert file.status_code == 200 and file.headers["Content-Disposition"].startswith("attachment")
    assert "Modèle" in words_of(file.content) or "registre" in words_of(file.content)


@pytest.mark.parametrize(
    "rest",
    [
        "adopt_plan/adopt_plan_2011-en.docx",
        "adopt_plan/adopt_plan_2011-fr.xlsx",
        "register/register_2023-fr.docx",
        "nothing/nothing_2023-fr.docx",
        "approve_pact/approve_pact_2011-fr.docx",
    ],  # fmt: skip
)
def test_editions_that_do_not_exist_are_404(flora, db, rest):
    assert flora.get(f"/fr/models/{rest}").status_code == 404


def test_every_file_has_a_name_of_its_own_that_says_what_it_is(db):
    names = [edition.file_name for edition in EDITIONS]
    stems = [edition.stem for edition in EDITIONS]
    assert len(set(names)) == len(names) and len(set(stems)) == len(stems)
    assert not [stem for stem in stems if stem.startswith("none")]


def test_the_download_carries_that_name(flora, db):
    edition = empty.edition("register", "register-de")
    answer = flora.get(f"/fr/models/register/{edition.stem}.docx")
    assert answer.headers["Content-Disposition"].rstrip(chr(34)).endswith("-de.docx")
