"""Papers of candidates: with the form, by the own link, at the counter; what is missing; who read; erased with the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from calling import apply, being_set_up, make_call, url
from people import a_person, give
from zesummen.commissions import candidate_codes
from zesummen.commissions.actions import applications as actions
from zesummen.commissions.actions import calls
from zesummen.commissions.candidate_terms import erase
from zesummen.commissions.models import Application, Proof
from zesummen.commissions.queries import proofs as queries
from zesummen.commissions.rules.proofs import MOST_FILES, asked
from zesummen.documents.models import Attachment, StoredFile
from zesummen.kernel.models import Entry, OutboxMessage

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 certificat"
PNG = b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture(autouse=True)
def nobody_sent_yet(nobody_typed_yet, monkeypatch):
    monkeypatch.setattr("zesummen.commissions.forms.applications.FASTEST", 0)


@pytest.fixture
def commission(in_space):
    return being_set_up(in_space)


@pytest.fixture
def call(commission, anna):
    return calls.publish(call=make_call(commission, anna), by=anna)


def pdf(name="certificat.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def home(row):
    return f"/c/{candidate_codes.code_of(row.pk)}/"


def send(flora, call, **values):
    page = flora.get(f"/en/c/{call.space.slug}/call/{call.pk}/apply/")
    data = {
        "name": "Ana Costa",
        "email": "ana@example.org",
        "language": "en",
        "bond": "lives",
        "wishes": "either",
        "is_of_age": "on",
        "agrees": "on",
        "begun": page.context["form"]["begun"].value(),
    }
    return flora.post(f"/en/c/{call.space.slug}/call/{call.pk}/apply/", {**data, **values})


@pytest.mark.parametrize(
    ("bond", "eligibility", "wanted"),
    [
        ("lives", "both", ("residence",)),
        ("works", "both", ("employer",)),
        ("both", "both", ("residence", "employer")),
        ("both", "resident", ("residence",)),
        ("both", "worker", ("employer",)),
    ],
)
def test_the_paper_follows_the_tie_and_the_rules(bond, eligibility, wanted):
    assert asked(bond, eligibility) == wanted


def test_a_paper_comes_with_the_application(call, flora):
    page = flora.get(f"/en/c/{call.space.slug}/call/{call.pk}/apply/").content.decode()
    assert 'enctype="multipart/form-data"' in page and 'name="proof_residence"' in page
    assert send(flora, call, proof_residence=pdf()).status_code == 302
    (proof,) = Proof.objects.select_related("attachment__stored", "attachment__folder", "application")
    assert proof.application.folder_id == proof.attachment.folder_id
    assert (proof.attachment.visibility, proof.attachment.added_by) == ("internal", None)
    assert "Costa" not in proof.attachment.title + proof.attachment.stored.file.name
    assert queries.of(proof.application).missing == ""
    assert "hand them in online" in OutboxMessage.objects.get(kind="candidate_receipt").text


def test_a_file_is_what_it_says_and_must_be_chosen_again_when_the_form_comes_back(call, flora):
    page = send(flora, call, proof_residence=pdf("certificat.pdf", b"MZ\x00\x01program"))
    assert page.status_code == 422 and "cannot be taken" in page.content.decode()
    page = send(flora, call, is_of_age="", proof_residence=pdf())
    assert page.status_code == 422 and "Choose this file again" in page.content.decode()
    assert not Application.objects.exists() and not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_refused(call, flora, settings):
    settings.UPLOAD_MAX_BYTES = 10
    row = apply(call)
    page = flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    assert page.status_code == 422 and "too large" in page.content.decode()
    assert not StoredFile.objects.exists()


def test_the_candidate_adds_a_paper_by_the_own_link_and_takes_it_back(call, flora):
    row = apply(call)
    assert "Still missing: certificate of residence." in flora.get(home(row)).content.decode()
    assert flora.get(home(row) + "papers/").status_code == 200
    assert flora.post(home(row) + "papers/").status_code == 422
    answer = flora.post(home(row) + "papers/", {"proof_residence": SimpleUploadedFile("foto.png", PNG)})
    assert answer.status_code == 302
    (proof,) = Proof.objects.select_related("attachment__stored")
    page = flora.get(home(row)).content.decode()
    assert "Still missing" not in page and f"/papers/{proof.pk}/remove/" in page
    stored = proof.attachment.stored.file
    assert flora.get(f"{home(row)}papers/{proof.pk}/remove/").status_code == 405
    assert flora.post(f"{home(row)}papers/{proof.pk}/remove/").status_code == 302
    assert not Proof.objects.exists() and not Attachment.objects.exists() and not StoredFile.objects.exists()
    assert stored.name


def test_nobody_takes_back_the_paper_of_another(call, flora, anna):
    ana, bo = apply(call), apply(call, "Bo Lux")
    flora.post(home(ana) + "papers/", {"proof_residence": pdf()})
    proof = Proof.objects.get()
    assert flora.post(f"{home(bo)}papers/{proof.pk}/remove/").status_code == 404
    assert flora.post(f"/c/AAAAAAAAAAAAAAAA/papers/{proof.pk}/remove/").status_code == 410
    assert Proof.objects.exists()


def test_not_without_end_and_not_after_the_choice(call, flora, anna):
    row = apply(call)
    for _number in range(MOST_FILES):
        assert flora.post(home(row) + "papers/", {"proof_residence": pdf()}).status_code == 302
    page = flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    assert page.status_code == 422 and "Six papers" in page.content.decode()
    other = apply(call, "Bo Lux")
    actions.withdraw(application=other)
    page = flora.post(home(other) + "papers/", {"proof_residence": pdf()})
    assert page.status_code == 422 and "choice is made" in page.content.decode()
    assert Proof.objects.count() == MOST_FILES


def test_the_secretary_sees_what_is_missing_and_records_what_was_seen(call, commission, anna, sign_in):
    row = apply(call, bond="both")
    browser = sign_in(anna)
    listed = browser.get(url(commission, f"{call.pk}/")).content.decode()
    assert "missing: certificate of residence or of the employer" in listed
    page = url(commission, f"{call.pk}/applications/{row.pk}/")
    assert "Missing: certificate" in browser.get(page).content.decode()
    assert "Missing: certificate" in browser.get(page + "examine/").content.decode()
    assert browser.get(page + "papers/").status_code == 200
    assert browser.post(page + "papers/", {"kind": "shoe"}).status_code == 422
    assert browser.post(page + "papers/", {"kind": "employer"}).status_code == 302
    shown = browser.get(page).content.decode()
    assert "Missing" not in shown and "no copy kept" in shown
    assert browser.post(page + "papers/", {"kind": "residence", "file": pdf()}).status_code == 302
    assert Proof.objects.filter(attachment__isnull=False).count() == 1
    assert "missing:" not in browser.get(url(commission, f"{call.pk}/")).content.decode()


def test_a_paper_that_was_removed_is_missing_again(call, flora, anna):
    row = apply(call)
    flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    Attachment.objects.update(removed_at=timezone.now(), removed_by=anna, removed_reason="illisible")
    assert (
        queries.of(Application.objects.select_related("call__commission").get()).missing == "certificate of residence"
    )


def test_a_call_that_asks_for_no_paper_misses_none(call, flora):
    call.proofs = None
    call.__class__.objects.filter(pk=call.pk).update(proofs={})
    call.refresh_from_db()
    row = apply(call)
    assert queries.of(row).missing == ""
    assert "My papers" not in flora.get(home(row)).content.decode()


def test_each_opening_of_a_paper_is_journalled_and_others_are_kept_out(call, commission, anna, esch, flora, sign_in):
    row = apply(call)
    flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    attachment = Attachment.objects.get()
    file = f"/s/{esch.slug}/files/{attachment.pk}/download/"
    assert sign_in(give(a_person("Ivo Weber"), esch, "councillor")).get(file).status_code == 403
    looks = Entry.objects.filter(is_look=True, kind="documents.attachment", object_id=attachment.pk)
    assert not looks.exists()
    assert sign_in(anna).get(file).content == PDF
    (look,) = looks
    assert look.by_id == anna.pk and "Costa" not in f"{look.title} {look.facts}"
    page = sign_in(anna).get(url(commission, f"{call.pk}/applications/{row.pk}/")).content.decode()
    assert page.count("Anna") >= 2  # opened the file, opened the paper


def test_papers_are_erased_with_the_candidate(call, flora):
    row = apply(call)
    flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    assert erase(Application.objects.filter(pk=row.pk)) == 1
    assert not Proof.objects.exists() and not Attachment.objects.exists() and not StoredFile.objects.exists()


def test_the_page_asks_as_often_for_many_candidates_as_for_one(
    call, commission, anna, flora, sign_in, django_assert_max_num_queries
):
    browser, page = sign_in(anna), url(commission, f"{call.pk}/")
    rows = [apply(call, f"P{number} Nom") for number in range(4)]
    for row in rows:
        flora.post(home(row) + "papers/", {"proof_residence": pdf()})
    browser.get(page)
    with django_assert_max_num_queries(12) as found:
        browser.get(page)
    many = len(found)
    Application.objects.exclude(pk=rows[0].pk).delete()
    with django_assert_max_num_queries(12) as found:
        browser.get(page)
    assert len(found) == many
