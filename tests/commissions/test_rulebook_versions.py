"""Versions of the rules: draft, vote, annulment in part or whole, in force, correction; their pages and sheet."""

from datetime import date

import pypdfium2
import pytest
from django.utils import timezone

from commissioning import make_commission, make_rules, vote
from zesummen.commissions.actions import rulebook as actions
from zesummen.commissions.models import RulesVersion
from zesummen.commissions.queries import rulebook as queries
from zesummen.commissions.queries import rulebook_names, rulebook_sheet, rulebook_words
from zesummen.commissions.queries.commissions import due
from zesummen.commissions.rulebook import BY_KEY, GROUPS, RuleValue
from zesummen.council.actions import put_on_agenda, withdraw_draft
from zesummen.council.models import CouncilDate, Deliberation
from zesummen.documents.models import Attachment
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.moves import Stale
from zesummen.sittings.models import Body

DAY = date(2024, 2, 1)


@pytest.fixture
def commission(esch, in_space):
    return make_commission(esch)


@pytest.fixture
def draft(commission, anna):
    return actions.begin_version(commission=commission, preset="ccvei_2024", by=anna)


def written(version, **values):
    """The version's values with these as the commune's own."""
    found = queries.values_of(version, version.commission.regime)
    return [RuleValue(key, values[key], "rules", "art. 4") if key in values else found[key] for key in BY_KEY]


def test_a_draft_is_written_voted_and_put_in_force(draft, commission, anna):
    actions.edit_version(version=draft, rules_given=written(draft, notice_days=8), expected=1, note="neu", by=anna)
    assert (draft.values["notice_days"], draft.sources["notice_days"]) == (8, {"kind": "rules", "article": "art. 4"})
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    assert queries.rules_on(commission, date(2024, 3, 1)).is_default
    actions.enter(version=draft, from_on=date(2024, 2, 15), by=anna)
    book = queries.rules_on(commission, date(2024, 2, 15))
    assert (book.version, book.notice_days, book.rule("notice_days").article) == (1, 8, "art. 4")
    assert queries.rules_on(commission, date(2024, 2, 14)).is_default
    assert Body.objects.get(pk=commission.body_id).notice_days == 8


def test_a_voted_version_is_frozen(draft, anna):
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    with pytest.raises(Refused, match="no longer changes"):
        actions.edit_version(version=draft, rules_given=written(draft), expected=1, by=anna)
    with pytest.raises(Refused):
        actions.record_vote(version=draft, voted_on=DAY, by=anna)


def test_two_editors_at_once(draft, anna):
    actions.edit_version(version=draft, rules_given=written(draft, notice_days=8), expected=1, by=anna)
    late = RulesVersion.objects.select_related("commission").get(pk=draft.pk)
    with pytest.raises(Stale):
        actions.edit_version(version=late, rules_given=written(late, notice_days=3), expected=1, by=anna)
    assert RulesVersion.objects.get(pk=draft.pk).values["notice_days"] == 8


def test_one_draft_at_a_time_and_a_correction_is_a_new_version(draft, commission, anna):
    with pytest.raises(Refused, match="draft already"):
        actions.begin_version(commission=commission, preset="own", by=anna)
    actions.edit_version(version=draft, rules_given=written(draft, notice_days=8), expected=1, by=anna)
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    actions.enter(version=draft, from_on=DAY, by=anna)
    second = actions.begin_version(commission=commission, base=draft, note="délai", by=anna)
    actions.edit_version(version=second, rules_given=written(second, notice_days=10), expected=1, by=anna)
    actions.record_vote(version=second, voted_on=date(2024, 5, 3), by=anna)
    with pytest.raises(Refused, match="from the vote on"):
        actions.enter(version=second, from_on=date(2024, 5, 2), by=anna)
    actions.enter(version=second, from_on=date(2024, 6, 1), by=anna)
    draft.refresh_from_db()
    assert draft.in_force_until == date(2024, 5, 31)
    days = [queries.rules_on(commission, day).notice_days for day in (date(2024, 5, 31), date(2024, 6, 1))]
    assert days == [8, 10]
    with pytest.raises(Refused, match="in force already"):
        actions.enter(version=second, from_on=date(2024, 7, 1), by=anna)


def test_a_version_cannot_slip_in_before_one_that_is_to_begin_later(draft, commission, anna):
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    actions.enter(version=draft, from_on=date(2024, 7, 1), by=anna)
    second = actions.begin_version(commission=commission, base=draft, by=anna)
    actions.record_vote(version=second, voted_on=DAY, by=anna)
    with pytest.raises(Refused, match="Version 1 is in force from 01/07/2024"):
        actions.enter(version=second, from_on=date(2024, 6, 1), by=anna)
    assert RulesVersion.objects.get(pk=draft.pk).in_force_until is None


def test_annulled_in_part_and_corrected(draft, commission, anna):
    """Kayl, 2024: voted 31 January, annulled in part on 4 March, voted again on 3 May."""
    rules = written(draft, notice_days=8, tie_rule="president")
    actions.edit_version(version=draft, rules_given=rules, expected=1, by=anna)
    actions.record_vote(version=draft, voted_on=date(2024, 1, 31), by=anna)
    actions.annul(version=draft, annulled_on=date(2024, 3, 4), note="art. 4", fields=["tie_rule"], by=anna)
    assert draft.state == "annulled_part"
    actions.enter(version=draft, from_on=DAY, by=anna)
    book = queries.rules_on(commission, date(2024, 3, 4))
    assert (book.notice_days, book.tie_rule, book.rule("tie_rule").source) == (8, "lost", "house")
    assert queries.rules_on(commission, date(2024, 3, 3)).tie_rule == "president"
    second = actions.begin_version(commission=commission, base=draft, by=anna)
    assert (second.values["tie_rule"], second.values["notice_days"]) == ("lost", 8)


def test_annulled_as_a_whole(draft, commission, anna):
    actions.edit_version(version=draft, rules_given=written(draft, notice_days=8), expected=1, by=anna)
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    actions.enter(version=draft, from_on=DAY, by=anna)
    with pytest.raises(Refused, match="before the vote"):
        actions.annul(version=draft, annulled_on=date(2024, 1, 1), note="–", by=anna)
    actions.annul(version=draft, annulled_on=date(2024, 3, 4), note="vice de forme", by=anna)
    assert (draft.state, draft.in_force_until) == ("annulled", date(2024, 3, 3))
    assert queries.rules_on(commission, date(2024, 3, 3)).notice_days == 8
    assert queries.rules_on(commission, date(2024, 3, 4)).is_default
    with pytest.raises(Refused):
        actions.enter(version=draft, from_on=date(2024, 4, 1), by=anna)


def test_annulled_before_it_was_to_begin(draft, commission, anna):
    actions.record_vote(version=draft, voted_on=DAY, by=anna)
    actions.enter(version=draft, from_on=date(2024, 6, 1), by=anna)
    actions.annul(version=draft, annulled_on=date(2024, 3, 4), note="–", by=anna)
    assert draft.in_force_from is None
    assert queries.rules_on(commission, date(2024, 7, 1)).is_default


def test_a_decision_of_the_council_votes_a_later_version(draft, commission, anna, gaston):
    decision = actions.draft_decision(version=draft, by=gaston)
    assert "version 1" in decision.articles[0]
    assert any("loi du 23 août 2023" in visa for visa in decision.visas)
    vote(decision, gaston)
    draft.refresh_from_db()
    assert (draft.state, draft.voted_on) == ("voted", timezone.localdate())
    Deliberation.objects.filter(pk=decision.pk).update(supervision="annulled_part", supervision_on=timezone.localdate())
    assert [item.kind for item in due([commission.space], timezone.localdate())] == ["annulment"]


def annexes(decision) -> list[Attachment]:
    decision.refresh_from_db()
    return list(Attachment.objects.filter(folder=decision.folder_id).select_related("stored").order_by("pk"))


def written_in(attachment) -> str:
    with attachment.stored.file.open("rb") as file:
        pages = list(pypdfium2.PdfDocument(file.read()))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_rules_are_the_annex_of_the_decision_that_approves_them(draft, gaston):
    decision = actions.draft_decision(version=draft, by=gaston)
    (annex,) = annexes(decision)
    assert annex.title == "Annexe : le règlement d’ordre intérieur, version n° 1"
    assert (annex.stored.kind, annex.language, annex.visibility) == ("pdf", "fr", "internal")
    told = written_in(annex)
    assert "Règlement d’ordre intérieur" in told and "Projet" not in told and "Brouillon" not in told


def test_the_annex_follows_the_draft_and_then_stands_still(draft, gaston):
    decision = actions.draft_decision(version=draft, by=gaston)
    changed = RuleValue("notice_days", 23, "rules", "art. 7")
    actions.edit_version(version=draft, rules_given=[changed], expected=draft.version, by=gaston)
    first, second = annexes(decision)
    assert second.replaces_id == first.pk and "art. 7" in written_in(second) and "art. 7" not in written_in(first)
    sitting, _made = CouncilDate.objects.get_or_create(space=decision.space, day=timezone.localdate())
    decision = put_on_agenda(deliberation=decision, sitting=sitting, by=gaston)
    assert second.title in str(decision.pack_text.payload)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="on its agenda"):
        actions.edit_version(version=draft, rules_given=[changed], expected=draft.version, by=gaston)
    assert len(annexes(decision)) == 2


def test_after_a_withdrawn_decision_another_is_drafted(draft, gaston):
    first = actions.draft_decision(version=draft, by=gaston)
    with pytest.raises(Refused, match="drafted already"):
        actions.draft_decision(version=draft, by=gaston)
    withdraw_draft(deliberation=first, reason="À revoir.", by=gaston)
    draft.refresh_from_db()
    second = actions.draft_decision(version=draft, by=gaston)
    assert second.pk != first.pk and len(annexes(second)) == 1
    vote(second, gaston)
    draft.refresh_from_db()
    assert draft.state == "voted"


def test_what_says_less_than_the_law_is_told(esch, in_space):
    old = make_commission(esch, regime="2011", from_on=date(2019, 1, 1))
    version = make_rules(old, own={"min_meetings_per_year": 2, "minutes_to_minister": False, "third_country_min": 3})
    told = rulebook_words.against_law(version, "2011")
    assert len(told) == 2
    assert "“2”" in told[0]
    assert not rulebook_words.against_law(make_rules(old), "2011")


def test_what_changed_in_words(commission):
    one = make_rules(commission, own={"notice_days": 8})
    two = make_rules(commission, own={"notice_days": 8, "tie_rule": "lot"}, in_force_from=date(2025, 1, 1))
    assert [(str(c.label), c.before.value, c.after.value) for c in rulebook_words.changes(one, two, "2023")] == [
        ("When votes are equal", "lost", "lot")
    ]
    assert rulebook_words.changes(one, one, "2023") == []


# Words of the sheet


def test_every_rule_has_its_french_and_german_words():
    assert set(rulebook_names.FIELDS) == set(BY_KEY)
    assert set(rulebook_names.GROUPS) == set(GROUPS)
    choices = {(key, choice) for key, rule in BY_KEY.items() for choice, _label in rule.choices}
    assert set(rulebook_names.CHOICES) == choices
    assert {key for key, rule in BY_KEY.items() if rule.empty} <= set(rulebook_names.EMPTY)
    for table in (rulebook_names.FIELDS, rulebook_names.CHOICES, rulebook_names.WORDS, rulebook_names.EMPTY):
        assert all(
            len(pair) == 2 and all(pair) and pair[0] != pair[1] or pair == ("Quorum",) for pair in table.values()
        )


@pytest.mark.parametrize(("language", "words"), [("fr", "valeur par défaut"), ("de", "Vorgabe des Programms")])
def test_the_sheet_names_every_source(commission, language, words):
    version = make_rules(
        commission,
        own={"tie_rule": "lot"},
        state="annulled_part",
        annulled_on=date(2024, 3, 4),
        annulled_fields=[{"field": "tie_rule", "on": "2024-03-04"}],
    )
    made = rulebook_sheet.sheet(version, date(2024, 4, 1), language)
    tables = [block for block in made.blocks if type(block).__name__ == "Table"]
    assert sum(len(table.rows) for table in tables) == len(BY_KEY)
    said = [span.text for table in tables for row in table.rows for cell in row for span in cell]
    assert words in said
    assert any("2024" in text and ("annul" in text or "aufgehoben" in text) for text in said)
    assert rulebook_sheet.sheet(version, date(2024, 4, 1), "en") is None


# Pages


@pytest.fixture
def pages(esch):
    with tenancy.inside(esch):
        commission = make_commission(esch)
        version = make_rules(commission, own={"notice_days": 8})
    return f"/s/{esch.slug}/commissions/{commission.pk}/rules/", commission, version


def posted(browser, address, version, **typed):
    """The whole form of a version as a browser would send it, with some values changed."""
    shown = browser.get(address).context["form"]
    data = {}
    for bound in shown:
        value = bound.value()
        data[bound.html_name] = "" if value is None else value
    return browser.post(address, {**data, **typed})


def test_a_version_is_made_in_the_browser(pages, esch, anna, sign_in):
    base, commission, first = pages
    browser = sign_in(anna)
    assert "Version 1 is in force" in browser.get(base).content.decode()
    answer = browser.post(f"{base}new/", {"base": "v1", "note": "Frist"})
    with tenancy.inside(esch):
        second = RulesVersion.objects.get(number=2)
    assert answer.url == f"{base}{second.pk}/edit/"
    bad = posted(browser, answer.url, second, min_members="20", max_members="10", quorum_rule="number")
    assert bad.status_code == 422
    shown = bad.content.decode()
    assert "The most seats are fewer than the least" in shown
    assert "Enter how many seats the quorum takes" in shown
    good = posted(browser, answer.url, second, tie_rule="lot", article_tie_rule="art. 9", attendance_fee="25,50")
    assert good.status_code == 302
    with tenancy.inside(esch):
        second.refresh_from_db()
    assert second.values["attendance_fee"] == "25.50"
    assert second.sources["tie_rule"] == {"kind": "rules", "article": "art. 9"}
    assert second.sources["attendance_fee"] == {"kind": "rules", "article": ""}
    assert second.sources["notice_days"] == {"kind": "rules", "article": "art. 1"}
    assert second.sources["publicity"]["kind"] == "house"
    shown = browser.get(f"{base}compare/?old=1&new=2").content.decode()
    assert "decided by lot" in shown
    assert "2 changes" in shown
    browser.post(f"{base}{second.pk}/vote/", {"voted_on": "1.3.2025"})
    assert browser.post(f"{base}{second.pk}/enter/", {"from_on": "1.2.2025"}).status_code == 422
    assert browser.post(f"{base}{second.pk}/enter/", {"from_on": "1.4.2025"}).status_code == 302
    assert "Version 2 is in force" in browser.get(base).content.decode()
    assert browser.get(f"{base}{second.pk}/edit/").status_code in (403, 409, 422)


def test_an_annulment_in_the_browser(pages, esch, anna, sign_in):
    base, commission, version = pages
    address = f"{base}{version.pk}/annul/"
    nothing = sign_in(anna).post(address, {"annulled_on": "4.3.2024", "note": "art. 4", "extent": "part"})
    assert nothing.status_code == 422
    assert "Tick the rules that are annulled" in nothing.content.decode()
    typed = {"annulled_on": "4.3.2024", "note": "art. 4 annulé", "extent": "part", "fields_annulled": ["notice_days"]}
    assert sign_in(anna).post(address, typed).status_code == 302
    shown = sign_in(anna).get(f"{base}{version.pk}/").content.decode()
    assert "art. 4 annulé" in shown
    assert "annulled; holds instead" in shown


def test_who_may(pages, esch, ben, ivo, cleo, sign_in):
    base, commission, version = pages
    for person in (ben, ivo):
        assert sign_in(person).get(f"{base}{version.pk}/").status_code == 200
        assert "Record an annulment" not in sign_in(person).get(f"{base}{version.pk}/").content.decode()
        for act in ("new/", f"{version.pk}/annul/", f"{version.pk}/edit/"):
            assert sign_in(person).get(base + act).status_code == 403
    assert sign_in(cleo).get(base).status_code == 404
    assert sign_in(ben).get(f"{base}{version.pk + 5}/").status_code == 404


def test_the_pages_ask_the_same_number_of_times(
    pages, esch, anna, sign_in, django_assert_num_queries, django_assert_max_num_queries
):
    base, commission, version = pages
    browser = sign_in(anna)
    addresses = (base, f"{base}{version.pk}/", f"{base}compare/")
    counts = []
    for address in addresses:
        browser.get(address)
        with django_assert_max_num_queries(12) as found:
            browser.get(address)
        counts.append(len(found))
    with tenancy.inside(esch):
        for year in (2025, 2026):
            make_rules(commission, in_force_from=date(year, 1, 1))
    for address, count in zip(addresses, counts, strict=True):
        with django_assert_num_queries(count):
            browser.get(address)


@pytest.mark.parametrize(("language", "kind"), [("fr", "json"), ("de", "json")])
def test_the_sheet_as_a_file(pages, esch, ben, sign_in, language, kind):
    base, commission, version = pages
    shown = sign_in(ben).get(f"{base}{version.pk}/sheet/{language}.{kind}")
    assert shown.json()["language"] == language
    assert sign_in(ben).get(f"{base}{version.pk}/sheet/lb.pdf").status_code == 404
