"""Minutes: they begin by themselves, go out for remarks, are approved with their changes, corrected, and released."""

import json
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import minutes as acts
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.actions import votes as vote_acts
from zesummen.commissions.actions.codes import ensure_code
from zesummen.commissions.models import MemberCard, MinutesVersion, PublicMinutes, Remark
from zesummen.commissions.queries import minutes as queries
from zesummen.commissions.queries import minutes_papers
from zesummen.commissions.queries.codes import letter_code
from zesummen.commissions.veil import Known, Veil
from zesummen.documents.queries import opened
from zesummen.kernel.access import Refused
from zesummen.kernel.exports.document import Note, dump, plain
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import Text
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Guest, Sitting
from zesummen.sittings.queries import papers, sitting_sheet

START = date(2024, 1, 15)
NAMES = ("Rita Wagner-Lopes", "Joël Thömmes", "Amélie da Costa")


def fresh(sitting) -> Sitting:
    return Sitting.objects.select_related("body", "space").get(pk=sitting.pk)


def hold(commission, by, day, presence: dict[str, str]) -> Sitting:
    made = sittings.plan_sitting(
        body=commission.body, day=day, starts_at=time(18), place="Mairie, 3 rue Haute, L-4002 Esch", by=by
    )
    rows = Attendance.objects.filter(sitting=made).select_related("sitting__body", "sitting__space", "member__person")
    for row in rows:
        sittings.mark(attendance=row, presence=presence.get(row.member.name, "present"), by=by)
    return fresh(made)


@pytest.fixture
def commission(esch, anna):
    """Three seats with NAMES (Rita presides), a substitute for Joël; minutes go to the minister."""
    with inside(esch):
        made = make_commission(esch, from_on=START)
        make_rules(made, own={"min_members": 1, "has_substitutes": "pairs", "minutes_to_minister": True})
        seats = seat_acts.make_seats(commission=made, count=3, by=anna)
        for number, (seat, name) in enumerate(zip(seats, NAMES, strict=True)):
            held = seat_acts.appoint(commission=made, part="full", seat=seat, name=name,
                                     email=f"m{number}@example.org" if number else "", from_on=START, by=anna)  # fmt: skip
            if not number:
                seat_acts.name_office(commission=made, kind="president", from_on=START, member=held.member, by=anna)
        seat_acts.appoint(commission=made, part="substitute", seat=seats[1], name="Xavier Ersatz",
                          email="x@example.org", from_on=START, by=anna)  # fmt: skip
        yield made


@pytest.fixture
def sitting(commission, anna):
    """Held a week ago: Joël excused, Xavier on his seat, Amélie absent; a guest; one point with a vote."""
    day = timezone.localdate() - timedelta(days=7)
    made = hold(commission, anna, day, {"Joël Thömmes": "excused", "Amélie da Costa": "absent"})
    item = sittings.add_item(sitting=made, title="Fête des voisins", kind="opinion", by=anna)
    Guest.objects.create(space=commission.space, sitting=made, kind="expert", name="Paul Gast", email="p@gast.lu")
    item = AgendaItem.objects.select_related("sitting__body", "sitting__space", "body", "space").get(pk=item.pk)
    vote_acts.record_vote(item=item, ballot=vote_acts.Ballot("Fête en juin", votes_for=2), by=anna)
    return fresh(made)


def words(document) -> str:
    return "\n".join(minutes_papers.lines_of(document))


def test_the_beginning_writes_itself(sitting):
    document = papers.minutes(sitting_sheet(sitting))
    text = words(document)
    assert "2 sur 3" in text and "siège 2 : Xavier Ersatz, en remplacement de Joël Thömmes" in text
    assert "Remplacés: Joël Thömmes, par Xavier Ersatz" in text and "Absents sans excuse: Amélie da Costa" in text
    assert "Paul Gast" in text and "atteint (2 sièges occupés, 2 requis)" in text
    assert "Fête en juin – adopté (vote à main levée : 2 pour, 0 contre" in text
    assert document.draft_mark == "Projet"
    german = words(papers.minutes(sitting_sheet(sitting), language="de"))
    assert "Sitz 2: Xavier Ersatz, in Vertretung von Joël Thömmes" in german


def test_the_last_minutes_are_the_first_point_of_the_next_sitting(sitting, commission, anna):
    after = sittings.plan_sitting(
        body=commission.body, day=timezone.localdate() + timedelta(days=9), starts_at=time(18), place="Mairie", by=anna
    )
    first = AgendaItem.objects.filter(sitting=after).order_by("position").first()
    assert first.source == f"minutes:{sitting.pk}" and first.kind == "decision"


def approved(sitting, commission, anna) -> MinutesVersion:
    after = hold(commission, anna, timezone.localdate(), {})
    return acts.approve(sitting=fresh(sitting), approved_at=after, by=anna)


def test_from_draft_over_remarks_to_approval_with_changes_shown(sitting, commission, anna, helene):
    mails, letters = acts.send_for_remarks(sitting=sitting, until=timezone.localdate() + timedelta(days=5), by=anna)
    assert (mails, letters) == (3, 1)
    mail = OutboxMessage.objects.filter(kind="minutes_draft").first()
    assert mail.attachments[0]["name"].endswith(".pdf")
    joel = BodyMember.objects.get(name="Joël Thömmes")
    made = acts.remark(
        sitting=fresh(sitting), member=joel, text="Il manque le budget.", item=None, channel="phone", by=anna
    )
    assert Entry.objects.get(verb="minutes.remark").how == "phone"
    with pytest.raises(Refused, match="still open"):
        approved(sitting, commission, anna)
    with pytest.raises(Refused, match="why the remark"):
        acts.settle(remark=Remark.objects.get(), state="not_taken", expected=made.version, by=anna)
    acts.settle(remark=Remark.objects.get(), state="taken", expected=made.version, by=anna)
    now = fresh(sitting)
    sittings.write_minutes(sitting=now, minutes="Budget : 500 euros.", expected=now.version, by=anna)
    with pytest.raises(Refused, match="at which sitting"):
        acts.approve(sitting=fresh(sitting), approved_on=timezone.localdate(), by=anna)
    after = Sitting.objects.exclude(pk=sitting.pk).first() or hold(commission, anna, timezone.localdate(), {})
    version = acts.approve(sitting=fresh(sitting), approved_at=after, by=anna)
    text = words(opened(version.document))
    assert "Modifications par rapport au projet" in text and text.count("Budget : 500 euros.") == 2
    assert opened(version.document).draft_mark == "" and version.approved_at_id == after.pk
    assert fresh(sitting).state == "approved"
    with pytest.raises(Refused, match="approved"):
        acts.remark(sitting=fresh(sitting), member=joel, text="Encore", item=None, channel="mail", by=anna)


def test_in_writing_only_after_the_draft_went_out(commission, sitting, anna):
    make_rules(commission, own={"min_members": 1, "minutes_approval": "written"}, in_force_from=START)
    now = fresh(sitting)
    with pytest.raises(Refused, match="Send the draft"):
        acts.approve(sitting=now, approved_on=timezone.localdate(), by=anna)
    acts.send_for_remarks(sitting=now, until=timezone.localdate(), by=anna)
    version = acts.approve(sitting=fresh(sitting), approved_on=timezone.localdate(), by=anna)
    assert version.approved_at is None and "sans modification" in str(opened(version.document).blocks)


def test_a_correction_names_what_it_replaces_and_both_stay(sitting, commission, anna):
    first = approved(sitting, commission, anna)
    second = acts.correct(sitting=fresh(sitting), text="Lire : juillet.", reason="erreur de mois", by=anna)
    third = acts.correct(sitting=fresh(sitting), text="Lire : 19 h.", reason="heure", by=anna)
    assert (second.replaces_id, third.replaces_id) == (first.pk, second.pk)
    text = words(opened(third.document))
    assert "Lire : juillet." in text and "Lire : 19 h." in text and "Rectificatif n° 2" in text
    assert "Lire" not in words(opened(MinutesVersion.objects.get(pk=first.pk).document))
    assert opened(third.document).title.endswith("– v3")


def test_who_got_them_is_recorded_once(sitting, commission, anna, helene):
    with pytest.raises(Refused, match="Only approved"):
        acts.pass_on(sitting=sitting, to="college", by=anna)
    approved(sitting, commission, anna)
    acts.pass_on(sitting=fresh(sitting), to="college", by=anna)
    assert OutboxMessage.objects.get(kind="minutes_approved").to_address == helene.email
    acts.pass_on(sitting=fresh(sitting), to="minister", by_letter=True, by=anna)
    with pytest.raises(Refused, match="already"):
        acts.pass_on(sitting=fresh(sitting), to="college", by=anna)
    acts.sign(sitting=fresh(sitting), signed_on=timezone.localdate(), scan=None, by=anna)
    assert queries.state_of(fresh(sitting)).valid.signed_on == timezone.localdate()


SECRETS = (
    "Mme Wagner-Lopes ouvre la séance. JOËL THÖMMES est excusé ; Thommes Joel écrira. M. Ersatz parle, "
    "Amélie aussi, et da Costa. Paul Gast (p@gast.lu, +352 621 123 456, 26 12 34 56) explique. "
    "Contact : 12, rue de l’Alzette, L-4010 Esch-sur-Alzette ; voir https://exemple.lu/x. "
    "Anna Schmit note : 12 500 euros, séance du 12.03.2025, 14 sièges."
)


def test_the_public_version_names_roles_and_nobody(sitting, commission, anna, helene):
    now = fresh(sitting)
    sittings.write_minutes(sitting=now, minutes=SECRETS, expected=now.version, by=anna)
    item = AgendaItem.objects.get(title__icontains="voisins")
    sittings.record_item(item=item, expected=item.version, decision="Rita Wagner-Lopes invite Zoé Inconnue.", by=anna)
    member = BodyMember.objects.get(name="Amélie da Costa")
    MemberCard.objects.update_or_create(
        member=member,
        defaults={
            "space": commission.space,
            "commission": commission,
            "phone": "691/99 88 77",
            "address": "Um Bierg 4",
        },
    )
    with pytest.raises(Refused, match="Only approved"):
        acts.release(sitting=fresh(sitting), seen="", by=anna)
    approved(sitting, commission, anna)
    state = queries.state_of(fresh(sitting))
    others = (Known("Zoé Inconnue", "une habitante"),)
    found = queries.public_documents(state, others)
    for code, document in found.items():
        text = words(document)
        for secret in ("wagner", "lopes", "rita", "joël", "joel", "thömmes", "thommes", "ersatz", "xavier", "amélie",
                       "costa", "gast", "paul", "schmit", "anna", "@", "621", "26 12", "alzette,", "4010", "http",
                       "zoé", "inconnue", "3 rue"):  # fmt: skip
            assert secret not in text.casefold().replace("ein gast", "").replace("gaascht", ""), (code, secret)
    hours = {"fr": "Heure: 18 h 00", "de": "Uhrzeit: 18.00 Uhr", "en": "Hour: 18:00"}
    assert all(told in words(found[code]) for code, told in hours.items() if code in found) and "fr" in found
    text = words(found["fr"])
    assert "La présidence ouvre la séance" in text and "12 500 euros, séance du 12.03.2025, 14 sièges" in text
    assert "une habitante" in text and "2 pour, 0 contre" in text
    with pytest.raises(Refused, match="has changed since you saw it"):
        acts.release(sitting=fresh(sitting), seen="x", others=others, by=anna)
    acts.release(sitting=fresh(sitting), seen=acts.seal(found), others=others, by=anna)
    assert PublicMinutes.objects.filter(withdrawn_on=None).count() == 5
    acts.correct(sitting=fresh(sitting), text="Joël Thömmes était là.", reason="oubli", by=anna)
    assert queries.public_of(sitting) is None  # it must be read again with the correction
    again = words(queries.public_documents(queries.state_of(fresh(sitting)), others)["fr"])
    assert "Un membre était là" in again and "da un membre" not in again


@given(st.sampled_from(NAMES), st.sampled_from(["{}", "Mme {},", "({})", "«{}»", "{}.", "de {} et"]), st.booleans())
def test_no_way_of_writing_a_name_gets_through(name, frame, is_upper):
    veil = Veil([Known(name, "un membre")], "[x]", "[y]")
    said = frame.format(name.upper() if is_upper else name)
    hidden = veil.over(f"Alors {said} dit.")
    assert name.split()[0].casefold() not in hidden.casefold() and not veil.names_left(hidden)
    assert veil.names_left(said)


def test_the_secretary_goes_through_the_pages(sitting, commission, anna, esch, sign_in, django_assert_max_num_queries):
    browser, here = sign_in(anna), f"/s/{esch.slug}/sittings/{sitting.pk}/minutes/"
    with django_assert_max_num_queries(12):
        assert browser.get(f"{here}versions/").status_code == 200
    until = (timezone.localdate() + timedelta(days=5)).strftime("%d.%m.%Y")
    assert browser.post(f"{here}send/", {"until": until}).status_code == 302
    member = BodyMember.objects.get(name="Joël Thömmes")
    answer = browser.post(f"{here}remarks/new/", {"member": member.pk, "channel": "mail", "text": ""})
    assert answer.status_code == 422
    answer = browser.post(f"{here}remarks/new/", {"member": member.pk, "channel": "mail", "text": "Le mois est faux."})
    assert answer.status_code == 302
    row = Remark.objects.get()
    assert browser.post(f"{here}remarks/{row.pk}/", {"state": "not_taken", "version": row.version}).status_code == 422
    values = {"state": "not_taken", "answer": "le mois est juste", "version": row.version}
    assert browser.post(f"{here}remarks/{row.pk}/", values).status_code == 302
    after = hold(commission, anna, timezone.localdate(), {})
    assert browser.get(f"/s/{esch.slug}/sittings/{sitting.pk}/approve/").url == f"{here}versions/"
    page = browser.get(f"{here}approve/").content.decode()
    assert "Nothing changed." in page
    assert browser.post(f"{here}approve/", {"approved_at": after.pk}).status_code == 302
    page = browser.get(f"{here}public/").content.decode()
    assert "Wagner" not in page.split('class="boxed"')[1]
    seen = page.split('name="seen" value="')[1].split('"')[0]
    shown = browser.post(f"{here}public/", {"others": "Paul = x", "seen": seen})
    assert shown.status_code == 200 and not PublicMinutes.objects.exists()
    assert browser.post(f"{here}public/", {"seen": seen, "confirmed": "on"}).status_code == 302
    assert browser.get(f"{here}versions/{MinutesVersion.objects.first().pk}/paper.pdf").status_code == 200
    assert browser.post(f"{here}public/withdraw/", {"reason": "à revoir"}).status_code == 302
    assert browser.post(f"{here}pass-on/", {"to": "minister-letter"}).status_code == 302
    assert (
        browser.post(
            f"{here}correct/", {"text_original": "fr", "text_fr": "Lire : juin.", "reason": "mois"}
        ).status_code
        == 302
    )
    assert browser.post(f"{here}sign/", {"signed_on": timezone.localdate().strftime("%d.%m.%Y")}).status_code == 302
    assert "Lire" not in browser.get(f"{here}versions/").content.decode()


def test_two_secretaries_in_the_same_minutes_both_keep_their_text(sitting, anna, gaston, esch, sign_in):
    here = f"/s/{esch.slug}/sittings/{sitting.pk}/minutes/"
    version = fresh(sitting).version
    first = {"minutes_original": "fr", "minutes_fr": "Texte d’Anna.", "version": version}
    assert sign_in(anna).post(here, first).status_code == 302
    answer = sign_in(gaston).post(here, {**first, "minutes_fr": "Texte de Gaston."})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Texte d’Anna." in page and "Texte de Gaston." in page
    assert fresh(sitting).minutes.texts["fr"] == "Texte d’Anna."


def three_languages(sitting, anna) -> None:
    """German is the original; the French translation is checked, the Luxembourgish one is out of date."""
    said = Text("de", {"de": "Das Budget ist klar.", "fr": "Le budget est clair.", "lb": "De Budget war kloer."},
                {"fr": "Anna"}, ("lb",))  # fmt: skip
    now = fresh(sitting)
    sittings.write_minutes(sitting=now, minutes=said, expected=now.version, by=anna)


def told(document) -> str:
    """Every word of a document, its notes too."""
    notes = [plain(block.spans) for block in document.blocks if isinstance(block, Note)]
    return "\n".join([*notes, words(document)])


def test_the_page_of_a_sitting_names_its_minutes_in_the_languages_they_have(sitting, commission, anna, sign_in):
    browser, address = sign_in(anna), f"/s/esch-sur-alzette/sittings/{sitting.pk}/"
    browser.cookies["language"] = "pt"
    assert browser.get(address).context["minutes_papers"] == [("fr", "Procès-verbal"), ("pt", "Ata")]
    three_languages(sitting, anna)
    acts.send_for_remarks(sitting=fresh(sitting), until=timezone.localdate(), by=anna)
    approved(sitting, commission, anna)
    with CaptureQueriesContext(connection) as asked:
        told = browser.get(address).context["minutes_papers"]
    assert told == [("fr", "Procès-verbal"), ("de", "Protokoll"), ("lb", "Protokoll")] and len(asked) <= 12


def test_approved_minutes_are_kept_in_each_language_with_its_mark(sitting, commission, anna):
    AgendaItem.objects.filter(sitting=sitting).update(source="test:title")  # the words are those of the minutes alone
    three_languages(sitting, anna)
    acts.send_for_remarks(sitting=fresh(sitting), until=timezone.localdate(), by=anna)
    version = approved(sitting, commission, anna)
    kept = queries.papers_of(version)
    assert list(kept) == ["fr", "de", "lb"] and version.document_id == version.papers.get(language="fr").document_id
    assert "Le budget est clair." in told(kept["fr"]) and "Traduction relue ; original : allemand." in told(kept["fr"])
    assert "Das Budget ist klar." in told(kept["de"]) and "bersetzung;" not in told(kept["de"])
    assert "Sitz 2: Xavier Ersatz, in Vertretung von Joël Thömmes" in told(kept["de"])
    assert "net méi um Stand" in told(kept["lb"]) and "Original: Däitsch" in told(kept["lb"])
    assert [document.draft_mark for document in kept.values()] == ["", "", ""]
    assert "Unverändert genehmigt" in told(kept["de"])
    now = fresh(sitting)
    BodyMember.objects.filter(name="Xavier Ersatz").update(name="Xavier Anders")
    assert queries.frozen(now, "lb") == kept["lb"] and queries.frozen(now, "pt") == kept["fr"]
    fixed = Text("de", {"de": "Lies: Juli.", "fr": "Lire : juillet."})
    acts.correct(sitting=now, text=fixed, reason="Monat", by=anna)
    assert "Lies: Juli." in told(queries.frozen(now, "de")) and "Berichtigung Nr. 1" in told(queries.frozen(now, "de"))
    french = told(queries.frozen(now, "fr"))
    assert "Lire : juillet." in french and "Traduction non relue ; original : allemand." in french
    assert "Net iwwersat; Original: Däitsch." in told(queries.frozen(now, "lb"))


def test_where_texts_differ_each_carries_its_own_mark(sitting, commission, anna):
    three_languages(sitting, anna)
    item = AgendaItem.objects.get(sitting=sitting)
    sittings.record_item(item=item, expected=item.version, summary="Dit en français.", by=anna)
    german = papers.minutes(sitting_sheet(fresh(sitting)), language="de")
    lines = words(german).split("\n")
    assert lines[lines.index("Dit en français.") + 1] == "Nicht übersetzt; Original: Französisch."
    assert "Original: Deutsch" not in words(german)
    french = words(papers.minutes(sitting_sheet(fresh(sitting)))).split("\n")
    assert french[french.index("Le budget est clair.") + 1] == "Traduction relue ; original : allemand."


def test_every_language_is_read_as_page_pdf_and_word_by_account_and_by_link(
    sitting, commission, anna, esch, sign_in, flora
):
    three_languages(sitting, anna)
    version = approved(sitting, commission, anna)
    browser, here = sign_in(anna), f"/s/{esch.slug}/sittings/{sitting.pk}/minutes/versions/"
    page = browser.get(here).content.decode()
    for code, text in (("fr", "Le budget est clair."), ("de", "Das Budget ist klar."), ("lb", "De Budget war kloer.")):
        address = f"{here}{version.pk}/{code}/"
        assert f'href="{address}"' in page and f"{here}{version.pk}/paper-{code}.docx" in page
        read = browser.get(address).content.decode()
        assert f'<section lang="{code}"' in read and text in read
        assert browser.get(f"{here}{version.pk}/paper-{code}.pdf")["Content-Type"] == "application/pdf"
        assert browser.get(f"{here}{version.pk}/paper-{code}.docx").status_code == 200
        shown = browser.get(f"/s/{esch.slug}/sittings/{sitting.pk}/minutes-{code}.json").json()
        assert shown == json.loads(dump(queries.papers_of(version)[code]))
    assert browser.get(f"{here}{version.pk}/pt/").status_code == 404
    assert browser.get(f"{here}{version.pk}/paper-pt.pdf").status_code == 404
    assert browser.get(f"{here}{version.pk + 99}/fr/").status_code == 404


def test_the_public_version_carries_the_marks_and_leads_to_its_other_languages(sitting, commission, anna, esch, flora):
    three_languages(sitting, anna)
    AgendaItem.objects.filter(sitting=sitting).update(source="test:title")
    approved(sitting, commission, anna)
    found = queries.public_documents(queries.state_of(fresh(sitting)))
    acts.release(sitting=fresh(sitting), seen=acts.seal(found), by=anna)
    rows = {row.language: row for row in PublicMinutes.objects.all()}
    page = flora.get(f"/en/c/{esch.slug}/commission/minutes/{rows['lb'].pk}/").content.decode()
    assert "net méi um Stand" in page and "De Budget war kloer." in page
    for code in ("fr", "de", "en", "pt"):
        assert f'/commission/minutes/{rows[code].pk}/" hreflang="{code}"' in page
    page = flora.get(f"/en/c/{esch.slug}/commission/minutes/{rows['en'].pk}/").content.decode()
    assert "Not translated; original: German." in page


def link_of(commission, name: str, by) -> str:
    member = BodyMember.objects.get(name=name)
    ensure_code(member=member, commission=commission, by=by)
    return "/m/" + letter_code(member)[0].partition("/m/")[2]


def test_a_member_without_an_account_reads_the_draft_and_makes_a_remark_by_link(
    sitting, commission, anna, gaston, flora
):
    seat_acts.name_office(commission=commission, kind="secretary", from_on=START, name="Sekka Tär",
                          email="sekka@example.org", by=anna)  # fmt: skip
    link = link_of(commission, "Rita Wagner-Lopes", anna)
    draft, pdf = f"{link}sitting/{sitting.pk}/draft/", f"{link}sitting/{sitting.pk}/draft.pdf"
    assert draft not in flora.get(link).content.decode()
    answer = flora.get(draft)
    assert answer.status_code == 409 and "n’a pas encore été envoyé" in answer.content.decode()
    assert flora.post(draft, {"text": "Zu früh."}).status_code == 409 and flora.get(pdf).status_code == 404
    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    assert draft in flora.get(link).content.decode()
    lines = Entry.objects.count()
    page = flora.get(draft)
    assert "Xavier Ersatz, en remplacement de" in page.content.decode() and "noindex" in page["X-Robots-Tag"]
    assert flora.get(pdf)["Content-Type"] == "application/pdf" and Entry.objects.count() == lines
    answer = flora.post(draft, {"text": "  "})
    assert answer.status_code == 422 and 'href="#id_text"' in answer.content.decode()
    item = AgendaItem.objects.get(sitting=sitting)
    answer = flora.post(draft, {"text": "Das Datum stimmt nicht.", "item": item.pk})
    assert (answer.status_code, answer["Location"]) == (302, draft)
    row = Remark.objects.get()
    assert (row.member.name, row.channel, row.item_id, row.state) == ("Rita Wagner-Lopes", "code", item.pk, "open")
    assert queries.state_of(fresh(sitting)).open_remarks == 1
    entry = Entry.objects.get(verb="minutes.remark_made")
    assert entry.how == "code" and entry.by_id is None
    told = set(OutboxMessage.objects.filter(kind="minutes_remark").values_list("to_address", flat=True))
    assert told == {anna.email, gaston.email, "sekka@example.org"}
    assert "Das Datum stimmt nicht." in flora.get(draft).content.decode()
    with pytest.raises(Refused, match="still open"):
        approved(sitting, commission, anna)


def test_no_remark_by_link_once_the_draft_is_closed_or_for_a_sitting_without_a_place(sitting, commission, anna, flora):
    link = link_of(commission, "Rita Wagner-Lopes", anna)
    draft = f"{link}sitting/{sitting.pk}/draft/"
    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    MinutesVersion.objects.update(remarks_until=timezone.localdate() - timedelta(days=1))
    page = flora.get(draft)
    assert page.status_code == 200 and "Les remarques étaient reçues jusqu’au" in page.content.decode()
    answer = flora.post(draft, {"text": "Zu spät, aber wichtig."})
    assert answer.status_code == 422 and "Zu spät, aber wichtig." in answer.content.decode()
    assert acts.remark(sitting=fresh(sitting), member=BodyMember.objects.get(name="Joël Thömmes"), text="Brief kam an.",
                       item=None, channel="letter", by=anna)  # fmt: skip
    other = link_of(commission, "Xavier Ersatz", anna)
    Attendance.objects.filter(member__name="Xavier Ersatz").delete()
    refused = flora.get(f"{other}sitting/{sitting.pk}/draft/")
    assert refused.status_code == 409 and "Vous n’aviez pas de place à cette séance" in refused.content.decode()
    acts.settle(remark=Remark.objects.get(), state="taken", expected=Remark.objects.get().version, by=anna)
    approved(sitting, commission, anna)
    for answer in (flora.get(draft), flora.post(draft, {"text": "Noch etwas."})):
        assert answer.status_code == 409 and "Il ne change plus" in answer.content.decode()
    assert Remark.objects.count() == 1


def test_a_remark_by_link_is_public_nowhere(sitting, commission, anna, esch, flora):
    link = link_of(commission, "Rita Wagner-Lopes", anna)
    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    assert flora.post(f"{link}sitting/{sitting.pk}/draft/", {"text": "Nur für uns."}).status_code == 302
    row = Remark.objects.get()
    acts.settle(remark=row, state="not_taken", answer="unklar", expected=row.version, by=anna)
    approved(sitting, commission, anna)
    found = queries.public_documents(queries.state_of(fresh(sitting)))
    acts.release(sitting=fresh(sitting), seen=acts.seal(found), by=anna)
    assert not any("Nur für uns." in words(document) for document in found.values())
    assert "Nur für uns." not in flora.get(f"/en/c/{esch.slug}/commission/").content.decode()
    assert flora.get(f"/s/{esch.slug}/sittings/{sitting.pk}/minutes/versions/").status_code in (302, 403, 404)


def test_the_mail_with_the_draft_leads_to_the_page_where_a_remark_is_made(sitting, commission, anna):
    link = link_of(commission, "Joël Thömmes", anna)
    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    mail = OutboxMessage.objects.get(kind="minutes_draft", to_name="Joël Thömmes")
    assert f"{link}sitting/{sitting.pk}/draft/" in mail.text


def test_the_page_of_the_draft_costs_the_same_for_more_remarks(
    sitting, commission, anna, flora, django_assert_max_num_queries
):
    link = link_of(commission, "Rita Wagner-Lopes", anna)
    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    draft = f"{link}sitting/{sitting.pk}/draft/"
    for number in range(3):
        assert flora.post(draft, {"text": f"Bemerkung {number}"}).status_code == 302
    with django_assert_max_num_queries(12):
        assert "Bemerkung 2" in flora.get(draft).content.decode()
    with django_assert_max_num_queries(12):
        flora.get(link)


def test_every_page_of_the_minutes_asks_at_most_twelve_times_and_no_more_for_more_rows(
    sitting, commission, anna, esch, sign_in
):
    browser, here = sign_in(anna), f"/s/{esch.slug}/sittings/{sitting.pk}/minutes/"

    def asked(*names: str) -> dict[str, int]:
        found = {}
        for name in names:
            assert browser.get(here + name).status_code == 200
            with CaptureQueriesContext(connection) as caught:
                assert browser.get(here + name).status_code == 200
            found[name] = len(caught)
        return found

    def more() -> None:
        now = fresh(sitting)
        for number in range(3):
            title = Text("fr", {"fr": f"Point {number}"})
            item = AgendaItem.objects.create(space=esch, body=now.body, sitting=now, kind="opinion", title=title)
            item = AgendaItem.objects.select_related("sitting__body", "sitting__space", "body", "space").get(pk=item.pk)
            vote_acts.record_vote(item=item, ballot=vote_acts.Ballot("Oui", votes_for=2), by=anna)
            Guest.objects.create(space=esch, sitting=now, kind="expert", name=f"Gast {number}")
            sittings.add_task(space=esch, body=now.body, sitting=now, title=f"Tâche {number}", owner_name="A", by=anna)

    acts.send_for_remarks(sitting=sitting, until=timezone.localdate(), by=anna)
    after = hold(commission, anna, timezone.localdate(), {})
    before = ("versions/", "send/", "remarks/new/", "approve/")
    few = asked(*before)
    more()
    assert asked(*before) == few and max(few.values()) <= 12, few
    version = acts.approve(sitting=fresh(sitting), approved_at=after, by=anna)
    over = ("versions/", f"versions/{version.pk}/fr/", "correct/", "sign/", "public/")
    few = asked(*over)
    BodyMember.objects.create(space=esch, body=commission.body, name="Zoé Neu", from_on=START)
    acts.correct(sitting=fresh(sitting), text="Lire : juillet.", reason="mois", by=anna)
    assert asked(*over) == few and max(few.values()) <= 12, few
    page = browser.get(f"{here}public/").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    with CaptureQueriesContext(connection) as caught:
        assert browser.post(f"{here}public/", {"others": "Paul = x", "seen": seen}).status_code == 200
    assert len(caught) <= 12
