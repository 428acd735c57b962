"""Files, frozen documents, letterhead and models: written once, journalled, nothing lost."""

import hashlib
import io
from datetime import date

import docx
import pytest
from django.db import IntegrityError, connection, transaction

from zesummen.documents import actions, queries
from zesummen.documents.actions import Upload
from zesummen.documents.models import Attachment, Folder, FrozenDocument, Letterhead, WordModel
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import document as documents
from zesummen.kernel.exports import marks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_space")]


def told(obj) -> list[str]:
    return [journal.sentence(line) for line in journal.lines_about(obj)]


def test_the_first_file_makes_the_folder_and_is_journalled(body, paper, values, anna):
    made = actions.attach_to(owner=body, link="/s/esch/x/", upload=paper, by=anna, **values)
    body.refresh_from_db()
    assert body.folder == made.folder and made.folder.link == "/s/esch/x/"
    assert made.stored.sha256 == hashlib.sha256(paper.content).hexdigest()
    with made.stored.file.open("rb") as stored:
        assert stored.read() == paper.content
    assert "deliberation" not in made.stored.file.name and made.stored.name == "deliberation.pdf"
    assert made.visibility == "internal"
    assert told(made) == ["Anna Schmit attached “Délibération signée” to “Groupe de pilotage”"]
    again = actions.attach_to(owner=body, upload=paper, by=anna, **values)
    assert again.folder == made.folder and Folder.objects.count() == 1


def test_files_of_a_closed_object_take_its_own_permission(body, paper, values, anna):
    folder = actions.ensure_folder(body, permission="council.read")
    actions.attach_file(folder=folder, upload=paper, by=anna, **values)
    assert queries.files_of(folder.pk, queries.rules.Grants(frozenset({"file.read"}))) == []
    assert len(queries.files_of(folder.pk, queries.rules.Grants(frozenset({"council.read"})))) == 1


def test_two_at_once_end_with_one_folder(body):
    other = type(body).objects.get(pk=body.pk)
    first, second = actions.ensure_folder(body), actions.ensure_folder(other)
    assert first == second and Folder.objects.count() == 1


def test_a_reader_attaches_nothing(body, paper, values, ben):
    with pytest.raises(Refused):
        actions.attach_to(owner=body, upload=paper, by=ben, **values)
    body.refresh_from_db()
    assert body.folder is None and not Attachment.objects.exists()


def test_opening_at_once_takes_the_right_to_publish(body, paper, values, kim, anna):
    with pytest.raises(Refused):
        actions.attach_to(owner=body, upload=paper, by=kim, visibility="public", **values)
    assert actions.attach_to(owner=body, upload=paper, by=anna, visibility="public", **values).visibility == "public"


def test_a_correction_names_what_it_replaces_and_keeps_it(attached, anna):
    newer = Upload(b"%PDF-1.7 corrected", "b.pdf", "pdf")
    made = actions.replace_file(
        attachment=attached, upload=newer, title="Délibération", dated_on=date(2026, 5, 4), reason="page 2", by=anna
    )
    assert made.replaces == attached and made.folder == attached.folder
    rows = queries.files_of(attached.folder_id, queries.rules.Grants(frozenset({"file.read"})))
    assert [row.pk for row in rows] == [made.pk] and rows[0].replaces == "Délibération signée"
    assert [a.pk for a in queries.history_of(made)] == [made.pk, attached.pk]
    with attached.stored.file.open("rb") as stored:
        assert b"corrected" not in stored.read()
    with pytest.raises(Refused):
        actions.replace_file(attachment=attached, upload=newer, title="x", dated_on=date.today(), reason="r", by=anna)


def test_the_database_refuses_two_successors(attached):
    facts = {
        "space": attached.space,
        "folder": attached.folder,
        "stored": attached.stored,
        "title": "t",
        "dated_on": attached.dated_on,
        "language": "fr",
        "replaces": attached,
    }
    Attachment.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(**facts)


def test_a_removed_file_keeps_who_and_why(attached, anna, kim, gaston):
    with pytest.raises(Refused):
        actions.remove_attachment(attachment=attached, reason="not mine", by=kim)
    actions.remove_attachment(attachment=attached, reason="wrong sitting", by=gaston)
    attached.refresh_from_db()
    assert attached.removed_by == gaston and attached.removed_reason == "wrong sitting"
    assert queries.files_of(attached.folder_id, queries.rules.Grants(frozenset({"file.read"}))) == []
    assert told(attached)[0] == "Gaston Muller removed “Délibération signée”: wrong sitting"
    with pytest.raises(Refused):
        actions.remove_attachment(attachment=attached, reason="again", by=anna)


def test_whoever_attached_a_file_may_take_it_back(body, paper, values, kim):
    own = actions.attach_to(owner=body, upload=paper, by=kim, **values)
    actions.remove_attachment(attachment=own, reason="twice", by=kim)
    assert Attachment.objects.get(pk=own.pk).removed_by == kim


def test_the_second_to_change_who_sees_it_is_told(attached, anna, gaston, kim):
    actions.set_visibility(attachment=attached, visibility="public", expected=1, by=anna)
    with pytest.raises(moves.Stale):
        actions.set_visibility(attachment=attached, visibility="released", expected=1, by=gaston)
    with pytest.raises(Refused):
        actions.set_visibility(attachment=attached, visibility="internal", expected=2, by=kim)
    attached.refresh_from_db()
    assert attached.visibility == "public"
    assert told(attached)[0] == "Anna Schmit changed who sees “Délibération signée”: from internal to public"


def test_a_frozen_document_comes_back_word_for_word(space, anna):
    source = documents.Document("Plan", "fr", (documents.heading(1, "Où"), documents.paragraph("é 😀")))
    frozen = actions.freeze_document(kind="plan", document=source, space=space, by=anna)
    frozen = FrozenDocument.objects.get(pk=frozen.pk)
    assert queries.opened(frozen) == source
    assert frozen.sha256 == hashlib.sha256(documents.dump(queries.opened(frozen)).encode()).hexdigest()
    after = actions.freeze_document(kind="plan", document=source, space=space, replaces=frozen, by=anna)
    assert after.number == 2 and after.replaces == frozen


def letterhead(**also) -> dict:
    start = {"lines": "Administration\nEsch", "address": "1, rue", "footer": "x"}
    return {**start, "reference_pattern": "{number}/{year}", **also}


def test_a_letterhead_is_written_and_the_second_writer_is_told(space, anna, gaston):
    assert queries.letterhead_of(space).lines == ("Administration communale", "Esch-sur-Alzette")
    arms = Upload(b"\x89PNG...", "a.png", "png")
    row = actions.save_letterhead(space=space, values=letterhead(), arms=arms, drop_arms=False, expected=0, by=anna)
    shown = queries.letterhead_of(space)
    assert shown.lines == ("Administration", "Esch") and shown.arms and shown.arms_alt
    assert queries.reference(queries.reference_pattern(), year=2026, number=14) == "14/2026"
    with pytest.raises(moves.Stale):
        actions.save_letterhead(
            space=space, values=letterhead(footer="y"), arms=None, drop_arms=True, expected=row.version - 1, by=gaston
        )
    actions.save_letterhead(
        space=space, values=letterhead(), arms=None, drop_arms=True, expected=row.version, by=gaston
    )
    assert queries.letterhead_of(space).arms == "" and Letterhead.objects.count() == 1


def test_a_word_model_takes_the_place_of_ours_and_goes_again(space, kind, make_word, gaston):
    from zesummen.documents import exports

    source = documents.Document("Objet", "fr", (documents.paragraph("ours"),), reference="1/26", demo=True)
    rows = ("{%p for row in articles %}", "Art. {{ row.number }} {{ row.text }}", "{%p endfor %}")
    first = make_word("{{ title }} {{ reference }}", *rows)
    model = actions.install_word_model(kind=kind, upload=Upload(first, "m.docx", "docx"), space=space, by=gaston)
    filled = exports.word(source, kind, {"articles": [{"number": 1, "text": "décide"}]})
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(filled)).paragraphs)
    assert words == "Objet 1/26\nArt. 1 décide"
    file = docx.Document(io.BytesIO(filled))
    assert marks.DEMO["fr"] in [p.text for p in file.sections[0].footer.paragraphs]
    assert (file.core_properties.title, file.core_properties.language) == ("Objet", "fr-LU")
    second = actions.install_word_model(
        kind=kind, upload=Upload(make_word("{{ title }}"), "n.docx", "docx"), space=space, by=gaston
    )
    assert list(WordModel.objects.filter(is_active=True)) == [second] and WordModel.objects.count() == 2
    model.refresh_from_db()
    actions.retire_word_model(model=second, by=gaston)
    actions.retire_word_model(model=second, by=gaston)
    assert queries.active_model(kind) is None
    assert len([line for line in told(second) if "built-in" in line]) == 1


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (["{{ title }} {{ colour }}"], "not known: colour. Known are: commune, address"),
        (["{{ reference }}"], "must have: title"),
        (["{{ title"], "is not closed"),
        (["{{ title }}", "{%p for row in articles %}", "{{ row.colour }}", "{%p endfor %}"], "colour"),
    ],
)
def test_a_word_model_that_does_not_fit_is_told_by_name(space, kind, make_word, gaston, paragraphs, sentence):
    with pytest.raises(Refused, match=sentence):
        actions.install_word_model(
            kind=kind, upload=Upload(make_word(*paragraphs), "m.docx", "docx"), space=space, by=gaston
        )
    assert not WordModel.objects.exists()


def test_a_word_model_of_an_old_kind_does_no_harm(space, kind, make_word, gaston, anna, kim):
    with pytest.raises(Refused):
        actions.install_word_model(
            kind=kind, upload=Upload(make_word("{{ title }}"), "m.docx", "docx"), space=space, by=kim
        )


def test_no_file_crosses_from_one_space_to_another(attached, differdange):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment._base_manager.filter(pk=attached.pk).update(space=differdange)
        connection.check_constraints()
