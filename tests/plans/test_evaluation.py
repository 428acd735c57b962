"""Measure 10: readings, six questions, results and the report."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from evaluating import ALL, TODAY, finish, rich, write
from factories import make_action, make_indicator, make_line, make_need, make_objective, make_running_plan
from people import signed_in
from zesummen.documents.queries import opened
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import child
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans import catalogue, links
from zesummen.plans.actions import evaluation as actions
from zesummen.plans.actions import readings
from zesummen.plans.models import ActionResult, Evaluation, EvaluationAnswer, Plan, Reading
from zesummen.plans.queries import evaluation as queries
from zesummen.plans.queries.papers.evaluation import evaluation_document, facts_of
from zesummen.plans.queries.readings import indicator_row, indicator_rows, standing
from zesummen.sittings.models import Body, BodyMember

pytestmark = pytest.mark.django_db


# Readings


@pytest.mark.parametrize(
    ("baseline", "target", "value", "lower", "percent", "reached"),
    [
        (10, 40, 10, False, 0, False),
        (10, 40, 25, False, 50, False),
        (10, 40, 40, False, 100, True),
        (10, 40, 99, False, 100, True),
        (10, 40, 4, False, 0, False),
        (40, 10, 25, True, 50, False),
        (40, 10, 10, True, 100, True),
        (40, 10, 10, False, 100, True),
        (10, 10, 10, False, 100, True),
        (10, 10, 9, False, 0, False),
        (10, 10, 9, True, 100, True),
        (None, 40, 30, False, None, False),
        (None, 40, 41, False, 100, True),
        (10, None, 30, False, None, None),
        (10, 40, None, False, None, None),
        (0, 3, "2.999", False, 99, False),
    ],
)
def test_how_far_the_target_is(baseline, target, value, lower, percent, reached):
    made = standing(*(None if n is None else Decimal(n) for n in (baseline, target, value)), lower_is_better=lower)
    assert (made.percent, made.reached) == (percent, reached)


def test_a_correction_names_what_it_replaces_and_the_old_one_stays(inside_space, plan, anna):
    indicator = make_indicator(make_objective(plan))
    first = readings.enter_reading(
        indicator=indicator, read_on=date(2026, 6, 1), value=Decimal(52), source="x", by=anna
    )
    readings.correct_reading(
        reading=first, read_on=date(2026, 6, 1), value=Decimal(25), source="x", note="chiffres inversés", by=anna
    )
    row = indicator_row(indicator)
    assert [r.value for r in row.readings] == [Decimal(25)]
    assert [r.value for r in row.corrected] == [Decimal(52)]
    assert row.standing.percent == 50
    with pytest.raises(Refused):
        readings.correct_reading(
            reading=first, read_on=date(2026, 6, 1), value=Decimal(1), source="x", note="y", by=anna
        )


def test_a_reading_does_not_lie_ahead(inside_space, plan, anna):
    with pytest.raises(Refused):
        readings.enter_reading(
            indicator=make_indicator(make_objective(plan)),
            read_on=TODAY() + timedelta(days=1),
            value=Decimal(1),
            source="x",
            by=anna,
        )
    assert not Reading.objects.exists()


# Six questions


def test_members_without_account_are_mailed_their_own_link_in_their_language(inside_space, evaluation, committee, anna):
    assert actions.invite_members(evaluation=evaluation, by=anna) == 3
    messages = OutboxMessage.objects.filter(kind="evaluation_ask")
    assert {m.to_address for m in messages} == {"noa@zesummen.example", "paul@club.example", "rosa@club.example"}
    assert messages.get(to_address="paul@club.example").language == "pt"
    assert len({m.text for m in messages}) == 3


def test_a_member_answers_alone_and_nobody_is_named(inside_space, evaluation, committee):
    actions.answer_alone(evaluation=evaluation, member=committee[1], answers={**ALL, "useful": (1, "Trop peu")})
    assert EvaluationAnswer.objects.count() == 6
    entry = Entry.objects.get(verb="evaluation.answered")
    assert (entry.by_name, entry.for_name) == ("", "")
    row = queries.spreads(evaluation)[0]
    assert (row.answered, row.counts, row.texts) == (1, (), ())


def test_fewer_than_three_answers_are_only_counted(inside_space, evaluation, committee, anna):
    for member in committee[:2]:
        actions.answer_alone(evaluation=evaluation, member=member, answers={**ALL, "useful": (2, "secret")})
    actions.meet(evaluation=evaluation, by=anna)
    row = queries.spreads(evaluation)[0]
    assert (row.answered, row.counts, row.texts) == (2, (), ())


def test_three_answers_are_spread_once_the_committee_meets(inside_space, evaluation, committee, anna):
    for mark, member in zip((1, 4, 4), committee, strict=False):
        actions.answer_alone(evaluation=evaluation, member=member, answers={**ALL, "useful": (mark, f"mot {mark}")})
    assert queries.spreads(evaluation)[0].counts == ()  # while members still answer, nothing is shown
    actions.meet(evaluation=evaluation, by=anna)
    row = queries.spreads(evaluation)[0]
    assert [count for _label, count in row.counts] == [1, 0, 0, 2]
    with pytest.raises(Refused):
        actions.answer_alone(evaluation=evaluation, member=committee[3], answers=ALL)


def test_a_stranger_to_the_committee_does_not_answer(inside_space, evaluation, space):
    other = Body.objects.create(
        space=space, kind="commission", name=text("fr", fr="Commission"), from_on=date(2026, 1, 1)
    )
    member = BodyMember.objects.create(space=space, body=other, name="X", from_on=date(2026, 1, 1))
    with pytest.raises(Refused):
        actions.answer_alone(evaluation=evaluation, member=member, answers=ALL)


def test_the_committee_together_and_two_people_at_once(inside_space, evaluation, anna):
    actions.meet(evaluation=evaluation, by=anna)
    seen = evaluation.version
    actions.answer_together(evaluation=evaluation, expected=seen, answers=ALL, by=anna)
    assert queries.answered_together(evaluation) == 6
    with pytest.raises(Stale):
        actions.answer_together(evaluation=evaluation, expected=seen, answers={**ALL, "useful": (1, "")}, by=anna)
    assert queries.spreads(evaluation)[0].together.mark == 3


# Results and the report


def test_a_result_is_the_end_of_the_thread(inside_space, plan, evaluation, anna):
    action = make_action(plan, make_objective(plan, make_need(plan)), state="running")
    made = write(evaluation, action, anna)
    assert [step.kind for step in thread.walk(made).back] == ["action", "objective", "need", "evidence"]
    write(evaluation, action, anna, expected=made.version, verdict="partly")
    assert ActionResult.objects.get().verdict == "partly"


def test_the_report_waits_for_the_committee_and_at_the_end_for_every_result(inside_space, plan, committee, anna):
    action = make_action(plan, state="running")
    final = actions.open_evaluation(plan=plan, kind="final", answers_by=TODAY(), by=anna)
    with pytest.raises(Refused):
        actions.close_evaluation(evaluation=final, by=anna)
    finish(final, anna)
    with pytest.raises(Refused):
        actions.close_evaluation(evaluation=final, by=anna)
    write(final, action, anna)
    actions.close_evaluation(evaluation=final, by=anna)
    assert Plan.objects.get().state == "evaluated"
    with pytest.raises(Refused):
        write(final, action, anna, expected=1)


def test_the_frozen_report_does_not_move_with_the_plan(inside_space, plan, evaluation, anna):
    action = make_action(plan, state="running")
    finish(evaluation, anna)
    actions.close_evaluation(evaluation=evaluation, by=anna)
    before = opened(evaluation.document)
    action.title = text("fr", fr="Autre chose")
    action.save()
    assert opened(Evaluation.objects.get().document) == before
    assert "Café des langues" in str(before)
    assert opened(evaluation.document_de).language == "de"


def test_the_report_says_what_was_found_in_both_languages(inside_space, plan, evaluation, anna, committee):
    rich(plan, evaluation, anna, committee)
    for language, words in (
        ("fr", ("Rapport d’évaluation à mi-parcours", "Dépenses réelles", "812,40")),
        ("de", ("Zwischenevaluierung", "Wirkliche Ausgaben", "812,40")),
    ):
        found = str(evaluation_document(facts_of(evaluation), language)).replace("\\xa0", " ")
        for word in (*words, "Commencer plus tôt", "Cent personnes", "50 %"):
            assert word in found, (language, word)


def test_the_report_opens_as_word_and_as_a_tagged_pdf(inside_space, plan, evaluation, anna, committee):
    import pypdfium2
    from docx import Document as Word

    rich(plan, evaluation, anna, committee)
    document = evaluation_document(facts_of(evaluation), "de")
    word = Word(io.BytesIO(child.word(document)))
    assert any("Zwischenevaluierung" in p.text for p in word.paragraphs)
    assert len(word.tables) >= 4
    pdf = child.pdf(document)
    assert b"/StructTreeRoot" in pdf or b"/MarkInfo" in pdf
    assert len(pypdfium2.PdfDocument(pdf)) >= 1


def test_the_statements_of_the_report_do_not_grow(inside_space, plan, evaluation, anna):
    counts = []
    for _time in range(2):
        for _row in range(2):
            objective = make_objective(plan, make_need(plan))
            make_indicator(objective)
            make_line(make_action(plan, objective))
        with CaptureQueriesContext(connection) as found:
            evaluation_document(facts_of(Evaluation.objects.select_related("plan__space").get(pk=evaluation.pk)), "fr")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_an_annual_report_needs_no_questions_and_belongs_to_a_pact(inside_space, space, plan, anna):
    with pytest.raises(Refused):
        actions.open_evaluation(plan=plan, kind="annual", by=anna)
    pact = make_running_plan(space, template="gemengepakt")
    made = actions.open_evaluation(plan=pact, kind="annual", by=anna)
    actions.close_evaluation(evaluation=made, by=anna)
    assert opened(made.document).title.startswith("Rapport annuel")
    assert Plan.objects.get(pk=pact.pk).state == "running"


def test_an_annual_report_speaks_of_one_year(plan, inside_space):
    for opened_on, year in ((date(2028, 3, 1), 2027), (date(2028, 11, 1), 2028)):
        made = Evaluation(plan=plan, kind="annual", opened_on=opened_on)
        assert queries.period_of(made, plan) == (date(year, 1, 1), date(year, 12, 31))


def test_an_open_evaluation_is_due(inside_space, space, evaluation):
    (item,) = queries.due([space], TODAY())
    assert item.on == evaluation.answers_by
    assert item.begun


# Pages


def pages(plan, evaluation, indicator, action):
    e = f"evaluation/{evaluation.pk}/"
    return [
        "evaluation/",
        "evaluation/open/",
        "evaluation/readings/",
        f"evaluation/readings/{indicator.pk}/",
        e,
        f"{e}together/",
        f"{e}lessons/",
        f"{e}results/",
        f"{e}results/{action.pk}/",
        "next/",
    ]


def test_every_page_opens_in_few_statements_that_do_not_grow(space, plan, evaluation, anna, cleo, committee):
    with inside(space):
        action = rich(plan, evaluation, anna, committee)
        indicator = indicator_rows(plan)[0].indicator
    counts, found = [], pages(plan, evaluation, indicator, action)
    for _time in range(2):
        counts.append([statements(signed_in(anna), f"/s/{space.slug}/plans/{plan.pk}/{page}") for page in found])
        with inside(space):
            for _row in range(2):
                objective = make_objective(plan, make_need(plan))
                make_indicator(objective)
                make_line(make_action(plan, objective))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 16, dict(zip(found, counts[0], strict=True))
    for page in found:
        assert signed_in(cleo).get(f"/s/{space.slug}/plans/{plan.pk}/{page}").status_code == 404, page


def statements(browser, address) -> int:
    """How many statements a page takes once the session is warm."""
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200, address
    return len(found)


def test_a_member_answers_on_her_own_page_and_sees_no_other(space, plan, evaluation, noa, committee):
    with inside(space):
        actions.answer_alone(
            evaluation=evaluation, member=committee[1], answers={**ALL, "useful": (1, "le secret de Paul")}
        )
    browser, address = signed_in(noa), f"/s/{space.slug}/plans/{plan.pk}/evaluation/{evaluation.pk}/"
    assert browser.get(f"{address}answer/").status_code == 200
    assert browser.post(f"{address}answer/", {"useful_mark": "9"}).status_code == 422
    form = {f"{entry.key}_mark": "4" for entry in catalogue.QUESTIONS}
    assert browser.post(f"{address}answer/", form).status_code == 302
    assert "le secret de Paul" not in browser.get(address).content.decode()


def test_the_personal_link_answers_without_an_account_and_a_scanner_changes_nothing(space, evaluation, committee):
    address = f"/evaluation/{links.answers_part(evaluation.pk, committee[1].pk)}/"
    for method in ("get", "head"):
        assert getattr(Client(), method)(address).status_code == 200
    with inside(space):
        assert not EvaluationAnswer.objects.exists()
    form = {f"{entry.key}_mark": "4" for entry in catalogue.QUESTIONS}
    assert Client().post(address, {}).status_code == 422
    assert Client().post(address, form).status_code == 302
    with inside(space):
        assert EvaluationAnswer.objects.filter(member=committee[1], mark=4).count() == 6
        Evaluation.objects.update(state="together")
    assert Client().post(address, form).status_code == 410


@pytest.mark.parametrize("part", ["nothing", "12~13.abc", ""])
def test_a_forged_personal_link_is_refused(evaluation, part):
    assert Client().get(f"/evaluation/{part}x/").status_code == 410


def test_the_link_of_somebody_who_left_is_told(space, evaluation, committee):
    with inside(space):
        BodyMember.objects.filter(pk=committee[2].pk).update(until_on=date(2026, 2, 1))
    assert Client().get(f"/evaluation/{links.answers_part(evaluation.pk, committee[2].pk)}/").status_code == 410


def test_a_reading_typed_with_a_comma_and_one_that_is_no_number(space, plan, anna):
    with inside(space):
        indicator = make_indicator(make_objective(plan))
    address = f"/s/{space.slug}/plans/{plan.pk}/evaluation/readings/{indicator.pk}/"
    browser = signed_in(anna)
    with translation.override("fr"):
        answer = browser.post(address, {"value": "douze", "read_on": "1.6.2026", "source": "x"})
        assert answer.status_code == 422
        assert "douze" in answer.content.decode()
        assert browser.post(address, {"value": "12,5", "read_on": "1.6.2026", "source": "x"}).status_code == 302
    with inside(space):
        assert Reading.objects.get().value == Decimal("12.50")


def test_the_report_downloads_as_a_draft_before_and_frozen_after(space, plan, evaluation, anna, committee):
    base = f"/s/{space.slug}/plans/{plan.pk}/evaluation/{evaluation.pk}/"
    browser = signed_in(anna)
    assert "Projet de rapport" in browser.get(f"{base}report.fr.json").content.decode()
    with inside(space):
        rich(plan, evaluation, anna, committee)
    assert browser.post(f"{base}close/").status_code == 302
    assert "Projet de rapport" not in browser.get(f"{base}report.fr.json").content.decode()
    assert browser.get(f"{base}report.de.docx").status_code == 200
    assert browser.get(f"{base}report.pt.pdf").status_code == 404
    assert browser.get(base).status_code == 200
