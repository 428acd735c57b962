"""Extract, pack and public copy, opened in their own programs' parsers."""

import io
import json
import zipfile

import docx
import pikepdf
import pypdfium2
import pytest

from council.conftest import an_entry, everyone
from zesummen.council import actions, queries
from zesummen.council.models import Official
from zesummen.council.queries import papers
from zesummen.documents import queries as files
from zesummen.kernel.exports import child


def pdf_text(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in file)


def word_text(content: bytes) -> str:
    made = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in made.paragraphs] + cells)


def everything(content: bytes) -> str:
    """Every readable byte of a Word file: no part of it may hold what was blacked out."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.fixture
def frozen(voted, in_space):
    return files.opened(voted.voted_text)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_extract_holds_the_grammar_of_the_act_in_order(voted, frozen, in_space):
    words = flat(word_text(child.word(frozen)))
    order = [
        "Extrait du registre aux délibérations",
        "Objet",
        "Le conseil communal,",
        "Vu la loi du 23 août 2023",
        "Considérant que",
        "Entendu le collège",
        "Après en avoir délibéré, par 7 voix pour, 0 voix contre et 0 abstention,",
        "adopte le Gemengepakt",
        "Ainsi délibéré à Esch-sur-Alzette",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    for part in (
        "bourgmestre : Hélène Thill",
        "secrétaire : Gaston Muller",
        "4.1",
        voted.reference,
        "La bourgmestre",
        "publique du",
    ):
        assert part in words


def test_the_extract_is_a_tagged_pdf_with_title_and_language(frozen):
    content = child.pdf(frozen)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("fr")
        assert "Gemengepakt" in str(pdf.docinfo.get("/Title", "")) or "Gemengepakt" in str(
            pdf.open_metadata()["dc:title"]
        )
        assert "/StructTreeRoot" in pdf.Root
    assert "Démonstration" in pdf_text(content)


def test_the_pack_is_the_draft_and_a_page_of_facts(on_agenda, in_space):
    content = child.pdf(files.opened(on_agenda.pack_text))
    words = flat(pdf_text(content))
    assert "Fiche pour le conseil" in words and "Projet" in words and "Convocation au plus tard" in words
    assert words.index("Ainsi délibéré") if "Ainsi délibéré" in words else True
    assert len(pypdfium2.PdfDocument(content)) >= 2


def test_unanimity_excused_and_closed_sittings_are_said(on_agenda, council, gaston, in_space):
    attendance = everyone(council, Rita="excused", Tom="absent")
    entry = an_entry(
        council,
        is_unanimous=True,
        is_closed=True,
        votes_for=None,
        votes_against=None,
        abstentions=None,
        attendance=attendance,
    )
    done = actions.record_vote(deliberation=on_agenda, entry=entry, by=gaston)
    words = flat(word_text(child.word(files.opened(done.voted_text))))
    for part in (
        "à l’unanimité des membres présents,",
        "à huis clos du",
        "Rita Costa",
        "Absents sans motif",
        "Tom Klein",
    ):
        assert part in words


def test_no_byte_of_a_public_copy_holds_what_was_blacked_out(voted, frozen, anna, in_space):
    keys = ["article:2", "presences"]
    actions.black_out(
        deliberation=voted, keys=keys, words=["Monsieur Secret", "rue Cachée"], expected=voted.version, by=anna
    )
    copy, missing = papers.public_copy(frozen, queries.sheet(voted), voted.blacked_out)
    assert missing == []
    pdf, word = child.pdf(copy), child.word(copy)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = b"".join(o.read_bytes() for o in opened.objects if isinstance(o, pikepdf.Stream))
    for secret in ("Secret", "Cachée", "Rita Costa"):
        assert secret not in pdf_text(pdf) and secret not in everything(word) and secret.encode() not in streams
    assert "passage occulté" in pdf_text(pdf) and "adopte le Gemengepakt" in flat(word_text(word))
    assert "Monsieur Secret" in word_text(child.word(frozen))


def test_an_annulled_article_is_struck_and_named(voted, frozen, today, gaston, in_space):
    actions.transmit(deliberation=voted, to="M", on=today, approval_need="yes", by=gaston)
    actions.record_supervision(
        deliberation=voted, answer="annulled_part", articles=[2], on=today, note="base légale", by=gaston
    )
    told = papers.standing(frozen, queries.sheet(voted))
    made = docx.Document(io.BytesIO(child.word(told)))
    struck = [run.text for p in made.paragraphs for run in p.runs if run.font.strike]
    assert struck == ["désigne Monsieur Secret\u00a0;"]
    words = flat(pdf_text(child.pdf(told)))
    assert "Annulée en partie" in words and "[annulé]" in words


def test_the_communes_own_word_model_is_filled(esch, voted, gaston, sign_in, in_space):
    from zesummen.documents.actions import Upload, install_word_model

    own = docx.Document()
    for line in (
        "MODELE {{ title }}",
        "{{ vote }}",
        "{%p for row in articles %}",
        "ART {{ row.number }} {{ row.text }}",
        "{%p endfor %}",
        "{{ signatory_one_name }}",
    ):
        own.add_paragraph(line)
    packed = io.BytesIO()
    own.save(packed)
    install_word_model(kind="deliberation", upload=Upload(packed.getvalue(), "m.docx", "docx"), space=esch, by=gaston)
    answer = sign_in(gaston).get(f"/s/{esch.slug}/council/{voted.pk}/extract.docx")
    Official.objects.filter(office="mayor").update(name="Somebody later")
    again = sign_in(gaston).get(f"/s/{esch.slug}/council/{voted.pk}/extract.docx")
    assert word_text(again.content) == word_text(answer.content)
    words = flat(word_text(answer.content))
    assert (
        "MODELE" in words
        and "ART 1 adopte le Gemengepakt" in words
        and "Hélène Thill" in words
        and "par 7 voix pour" in words
    )


def test_the_json_of_the_extract_is_the_frozen_document(esch, voted, frozen, anna, sign_in):
    answer = sign_in(anna).get(f"/s/{esch.slug}/council/{voted.pk}/extract.json")
    assert json.loads(answer.content) == voted.voted_text.payload


def test_a_council_that_is_a_committee_names_itself(esch, on_agenda, council, gaston, in_space):
    from zesummen.council.models import CouncilRules

    CouncilRules.objects.create(space=esch, body_name="Comité du syndicat")
    sheet = queries.sheet(on_agenda)
    assert papers.article_of(sheet.body_name) == "Le comité du syndicat"
    assert "Comité du syndicat" in str(papers.extract(sheet, esch).blocks[0])


def test_every_model_is_a_document_with_its_period_and_without_the_other_law():
    from zesummen.council.states import DecisionKind

    found = queries.empty_models()
    assert len(found) == 2 * len(DecisionKind) and found[0].regime == "2023"
    for row in found:
        words = str(queries.empty_model(row.kind, row.regime).blocks)
        assert "Modèle pour un acte du" in words and "[à compléter" in words
        assert ("23 août 2023 relative" in words) == (row.regime == "2023")
    content = child.word(queries.empty_model("start_plan", "2011"))
    assert "Plan communal intégration" in word_text(content) and "au 31 décembre 2023" in flat(word_text(content))
    assert child.pdf(queries.empty_model("appoint_members", "2023")).startswith(b"%PDF")


def test_a_sheet_goes_out_as_json(voted, in_space):
    data = json.loads(json.dumps(queries.as_data(queries.sheet(voted, public=True))))
    assert (
        data["votes_for"] == 7
        and data["articles"][0]["key"] == "article:1"
        and data["day"] == voted.voted_on.isoformat()
    )
    assert data["summary"]["texts"] == {} and data["presences"] == []


def test_the_public_document_is_the_public_copy_with_its_fate(voted, today, anna, gaston, in_space):
    actions.black_out(deliberation=voted, keys=["article:2"], words=[], expected=voted.version, by=anna)
    actions.transmit(deliberation=voted, to="M", on=today, approval_need="yes", by=gaston)
    actions.record_supervision(deliberation=voted, answer="annulled", on=today, by=gaston)
    words = flat(pdf_text(child.pdf(queries.public_document(voted, queries.sheet(voted)))))
    assert "Annulée en totalité" in words and "désigne" not in words
