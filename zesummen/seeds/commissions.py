"""The commissions of the demo: each at another stage of its life. People and opinions are invented."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from zesummen.commissions import candidate_codes
from zesummen.commissions.actions import commissions as setting_up
from zesummen.commissions.actions import opinions, programme, reports, rulebook, seats
from zesummen.commissions.actions.applications import POOL_DAYS
from zesummen.commissions.models import (
    Activity,
    Application,
    Call,
    Commission,
    MemberCard,
    Opinion,
    Proof,
    Report,
    SeatFilling,
    YearMoney,
)
from zesummen.commissions.queries import rulebook as books
from zesummen.commissions.rulebook import RuleValue
from zesummen.commissions.states import EndKind, OfficeKind, OpinionOrigin, Part
from zesummen.kernel.words import Text, text
from zesummen.plans.models import Action
from zesummen.sittings.actions import plan_sitting
from zesummen.sittings.models import AgendaItem, Attendance, Sitting

from . import advice
from .build import dated
from .cast import address
from .scene import Scene

TERM_2011 = (date(2018, 2, 1), date(2023, 12, 31))
TERM_2023 = (date(2024, 1, 1), date(2029, 6, 30))
OFFICES = (OfficeKind.PRESIDENT, OfficeKind.VICE_PRESIDENT)
ON_PAPER = {"Berthe Koch", "Jos Biver"}  # members without an e-mail address


def founded(scene: Scene, name: Text, regime: str, term: tuple[date, date], **values) -> Commission:
    with dated(term[0]):
        return setting_up.set_up(
            space=scene.space,
            name=name,
            regime=regime,
            from_on=term[0],
            expected_until=term[1],
            by=scene.officer,
            **values,
        )


def ruled(scene: Scene, commission: Commission, voted_on: date, **own) -> None:
    """The first version of the rules, voted and in force; ``own`` are values that the commune chose itself."""
    version = commission.versions.get()
    given = [RuleValue(key, value, "rules", f"art. {place}") for place, (key, value) in enumerate(own.items(), 3)]
    with dated(voted_on):
        rulebook.edit_version(version=version, rules_given=given, expected=version.version, by=scene.officer)
        rulebook.record_vote(version=version, voted_on=voted_on, by=scene.officer)
        rulebook.enter(version=version, from_on=voted_on, by=scene.officer)


def seated(scene: Scene, commission: Commission, count: int, *, first: int = 0, pairs: bool = True) -> None:
    """So many seats with their members, and four substitutes: of the first four seats, or in a pool."""
    day, by = commission.versions.get().in_force_from, scene.officer
    names = [advice.NAMES[(first + index) % len(advice.NAMES)] for index in range(count + 4)]
    with dated(day):
        made = seats.make_seats(commission=commission, count=count, from_on=day, by=by)
        for seat, who in zip(made, names, strict=False):
            _appoint(scene, commission, Part.FULL, seat, who, day)
        pool = books.rules_on(commission, day).has_substitutes == "pool"
        for seat, who in zip(made[:4] if pairs else [], names[count:], strict=False):
            _appoint(scene, commission, Part.SUBSTITUTE, None if pool else seat, who, day)


def _appoint(scene: Scene, commission: Commission, part: str, seat, who: tuple[str, str], day: date) -> None:
    name, language = who
    account = scene.people.get(name)
    person = {"person": account} if account else {"email": "" if name in ON_PAPER else address(name)}
    held = seats.appoint(
        commission=commission,
        part=part,
        seat=seat,
        from_on=day,
        name=name,
        language=language,
        is_confirmed=True,
        by=scene.officer,
        **person,
    )
    if name in ON_PAPER:
        MemberCard.objects.filter(member=held.member).update(address="3, rue du Papier\nL-0000 Exempleville")


def _offices(scene: Scene, commission: Commission, sitting: Sitting | None = None) -> None:
    """President and vice-president of the members, and the communal secretary as secretary."""
    day, by = commission.constituted_on or commission.from_on, scene.officer
    held = commission.holdings.filter(part=Part.FULL).order_by("seat__number").select_related("member")
    with dated(day):
        for kind, holding in zip(OFFICES, held, strict=False):
            seats.name_office(
                commission=commission, kind=kind, from_on=day, member=holding.member, sitting=sitting, by=by
            )
        who = scene.secretary
        seats.name_office(
            commission=commission,
            kind=OfficeKind.SECRETARY,
            from_on=day,
            name=str(who),
            person=who,
            email=who.email,
            language=who.language,
            by=by,
        )


def constituted(scene: Scene, commission: Commission, day: date) -> None:
    Commission.objects.filter(pk=commission.pk).update(state="working", constituted_on=day)
    commission.refresh_from_db()
    first = _held(scene, commission, day, 1, is_constituent=True)
    _offices(scene, commission, first)


def _held(scene: Scene, commission: Commission, day: date, number: int, **values) -> Sitting:
    """A sitting of the past: who came, which seats were filled, what was talked about."""
    state = values.pop("state", "approved")
    approved = {"approved_on": day + timedelta(days=60), "approved_by": scene.officer} if state == "approved" else {}
    sitting = Sitting.objects.create(
        space=scene.space,
        body=commission.body,
        number=number,
        year=day.year,
        day=day,
        starts_at=time(18, 30),
        ends_at=time(20, 15),
        place="Maison communale, salle 1",
        step_free="yes",
        languages=["fr", "lb"],
        convened_on=day - timedelta(days=9),
        state=state,
        **approved,
        **values,
    )
    _came(commission, sitting)
    said = text("fr", fr="La commission échange et retient les points à suivre.")
    _points(commission, sitting, minutes_planned=20, summary=said)
    return sitting


def _points(commission: Commission, sitting: Sitting, **values) -> None:
    """The points of a sitting, after those that it has already; missions are those of the law of 2023."""
    first = sitting.items.count() + 1
    for place, (kind, mission, title) in enumerate(advice.AGENDA, first):
        AgendaItem.objects.create(
            space=sitting.space,
            body=commission.body,
            sitting=sitting,
            position=place,
            kind=kind,
            mission=mission if commission.regime == "2023" else "",
            title=title,
            **values,
        )


def _came(commission: Commission, sitting: Sitting) -> None:
    """Everybody but a few; the substitute of the first seat sits in at every third sitting."""
    held = [row for row in commission.holdings.select_related("member", "seat") if _sits(row, sitting.day)]
    substitutes = {row.seat_id: row for row in held if row.part == Part.SUBSTITUTE and row.seat_id}
    for place, holding in enumerate(row for row in held if row.part == Part.FULL):
        away = (place + sitting.number) % 5 == 0
        Attendance.objects.create(
            space=sitting.space,
            sitting=sitting,
            member=holding.member,
            reply="excused" if away else "comes",
            presence="excused" if away else "present",
        )
        other = substitutes.get(holding.seat_id)
        if other is not None:
            Attendance.objects.create(
                space=sitting.space,
                sitting=sitting,
                member=other.member,
                reply="comes" if away else "none",
                presence="present" if away else "unknown",
            )
        sits = other if away else holding
        if sits is not None:
            SeatFilling.objects.create(
                space=sitting.space, sitting=sitting, seat=holding.seat, member=sits.member, part=sits.part
            )


def _sits(holding, day: date) -> bool:
    return holding.from_on <= day and (holding.until_on is None or day <= holding.until_on)


def _next(scene: Scene, commission: Commission, **values) -> Sitting:
    """The next sitting, planned."""
    day = scene.today + timedelta(days=14)
    day += timedelta(days=(1 - day.weekday()) % 7)  # a Tuesday
    sitting = plan_sitting(
        body=commission.body,
        day=day,
        starts_at=time(18, 30),
        place="Maison communale, salle 1",
        step_free="yes",
        languages=["fr", "lb"],
        by=scene.officer,
        **values,
    )
    _points(commission, sitting, minutes_planned=25)
    return sitting


def advise(scene: Scene, commission: Commission, what: Iterable[advice.Advice], first: date) -> list[Opinion]:
    """Opinions of the past, three months apart: adopted, sent, answered or not."""
    made = []
    for place, row in enumerate(what):
        day = min(first + timedelta(days=75 * place), scene.today - timedelta(days=12))
        with dated(day):
            opinion = opinions.begin(
                commission=commission,
                title=row.title,
                facts=row.facts,
                proposals=row.proposals,
                mission=row.mission,
                by=scene.officer,
            )
            opinion = opinions.adopt(opinion=opinion, leaning=row.leaning, adopted_on=day, by=scene.officer)
            opinions.send(opinion=opinion, to="Collège des bourgmestre et échevins", by=scene.officer)
            Opinion.objects.filter(pk=opinion.pk).update(sent_on=day, answer_wished_by=day + timedelta(days=60))
            opinion.refresh_from_db()
        if row.answer:
            on = min(day + timedelta(days=45), scene.today)
            with dated(on):
                opinions.answer(
                    opinion=opinion, answer=row.answer, reason=row.reason, answered_on=on, by=scene.secretary
                )
        with dated(day + timedelta(days=10)):
            opinions.publish(opinion=opinion, by=scene.officer)
        made.append((row, opinion))
    for row, opinion in made:
        action = Action.objects.filter(field=row.field).order_by("number").first() if row.field else None
        if action is not None:
            opinions.lead_to(opinion=opinion, node=action.node, by=scene.officer)
    return [opinion for _row, opinion in made]


def _programme(scene: Scene, commission: Commission) -> None:
    year = scene.today.year
    for place, (mission, title) in enumerate(advice.PROGRAMME):
        due = scene.today + timedelta(days=40 * place - 60)
        item = programme.add(
            commission=commission, title=title, mission=mission, year=year, due_on=due, by=scene.officer
        )
        if place == 0:
            programme.finish(item=item, result=text("fr", fr="Quarante personnes le premier soir."), by=scene.officer)
            Activity.objects.create(
                space=scene.space,
                commission=commission,
                day=due,
                title=title,
                mission=mission,
                reached=40,
                cost=180,
                programme=item,
            )
        elif place == 1:
            programme.start(item=item, by=scene.officer)
    YearMoney.objects.create(space=scene.space, commission=commission, year=year, planned=2500, spent=180)


def at_work(scene: Scene) -> None:
    """A commission in mid-term with its predecessor, seven opinions of which four are answered, and a next sitting."""
    before = founded(scene, advice.CCCI, "2011", TERM_2011)
    ruled(scene, before, date(2018, 2, 1))
    seated(scene, before, 8, first=12)
    Commission.objects.filter(pk=before.pk).update(
        state="handed_over",
        constituted_on=date(2018, 3, 8),
        until_on=TERM_2011[1],
        handed_over_on=date(2024, 1, 15),
        handed_over_by=scene.officer,
    )
    commission = founded(
        scene, advice.CCVEI, "2023", TERM_2023, predecessor=Commission.objects.get(pk=before.pk), preset="ccvei_2024"
    )
    ruled(
        scene,
        commission,
        date(2024, 1, 31),
        has_substitutes="pairs",
        answer_owed=True,
        answer_days=60,
        reminder_days=30,
        attendance_fee="25.00",
        min_meetings_per_year=4,
    )
    seated(scene, commission, 12)
    constituted(scene, commission, date(2024, 2, 6))
    _turnover(scene, commission)
    _past_sittings(scene, commission)
    advise(scene, commission, advice.ADVICE, scene.today - timedelta(days=540))
    _programme(scene, commission)
    _report(scene, commission)
    _next(scene, commission)


def _report(scene: Scene, commission: Commission) -> None:
    """The report of last year: adopted in spring, sent and public; that of this year is a draft."""
    last = scene.today.year - 1
    day = min(date(last + 1, 3, 12), scene.today)
    with dated(day):
        report = reports.begin(commission=commission, year=last, by=scene.officer)
        report = reports.write(
            report=report,
            expected=report.version,
            foreword=advice.FOREWORD,
            outlook=advice.OUTLOOK,
            by=scene.officer,
        )
        report = reports.adopt(report=report, adopted_on=day, by=scene.officer)
        report = reports.send(report=report, to=["council", "college"], by=scene.officer)
        reports.publish(report=report, by=scene.officer)
    Report.objects.filter(pk=report.pk).update(sent_on=day, published_on=day)
    reports.begin(commission=commission, year=scene.today.year, by=scene.officer)


def _named(commission: Commission) -> None:
    """President and vice-president want to be named with their office, two more by name; the others not at all."""
    officers = commission.offices.filter(kind__in=OFFICES).values("member")
    cards, since = MemberCard.objects.filter(commission=commission), commission.constituted_on
    cards.filter(member__in=officers).update(visibility="office", visibility_on=since)
    others = cards.exclude(member__in=officers).order_by("pk").values_list("pk", flat=True)[4:6]
    cards.filter(pk__in=list(others)).update(visibility="name", visibility_on=since)


def _turnover(scene: Scene, commission: Commission) -> None:
    """One member left and the substitute moved up; one seat is vacant."""
    full = commission.holdings.filter(part=Part.FULL, seat__number=2).get()
    substitute = commission.holdings.filter(part=Part.SUBSTITUTE, seat__number=2).get()
    day = date(2025, 3, 1)
    with dated(day):
        seats.end_holding(holding=full, on=day, kind=EndKind.LEFT, reason="Déménagement", by=scene.officer)
        seats.move_up(holding=substitute, seat=full.seat, from_on=day + timedelta(days=1), by=scene.officer)
    other = commission.holdings.filter(part=Part.FULL, seat__number=9).get()
    gone = scene.today - timedelta(days=30)
    with dated(gone):
        seats.end_holding(
            holding=other, on=gone, kind=EndKind.RESIGNED, reason="Raisons personnelles", by=scene.officer
        )


def _past_sittings(scene: Scene, commission: Commission) -> None:
    """A sitting every ten weeks up to today; the last one waits for its minutes."""
    number, year, day = 1, commission.constituted_on.year, commission.constituted_on + timedelta(days=70)
    while day < scene.today - timedelta(days=7):
        number, year = (number + 1, year) if day.year == year else (1, day.year)
        late = day > scene.today - timedelta(days=80)
        _held(scene, commission, day, number, state="held" if late else "approved")
        day += timedelta(days=70)


def just_asked(scene: Scene) -> None:
    """At work for a year; the college asks for an opinion, one waits for an answer, the rules are annulled in part."""
    commission = founded(scene, advice.CCVEI, "2023", TERM_2023, is_wider=True, remit=advice.WIDER)
    ruled(scene, commission, date(2024, 1, 31))
    rulebook.annul(
        version=commission.versions.get(),
        annulled_on=date(2024, 3, 4),
        note="Le ministère annule la règle sur le quorum de la seconde convocation.",
        fields=["second_call_rule"],
        by=scene.officer,
    )
    seated(scene, commission, 9, first=5, pairs=False)
    constituted(scene, commission, date(2024, 3, 12))
    advise(scene, commission, advice.ADVICE[4:5], scene.today - timedelta(days=40))
    opinions.ask(
        commission=commission,
        title=advice.ADVICE[5].title,
        question=advice.ADVICE[5].facts,
        origin=OpinionOrigin.COLLEGE,
        wished_by=scene.today + timedelta(days=45),
        mission="M1",
        by=scene.secretary,
    )
    _next(scene, commission)


def calling(scene: Scene) -> None:
    """The call for candidates is open; three have applied, one of them on paper."""
    commission = founded(scene, advice.CCVEI, "2023", TERM_2023)
    ruled(scene, commission, scene.today - timedelta(days=60))
    call = _call(scene, commission, "published", closes_in=21)
    for place, (name, language) in enumerate(advice.NAMES[8:11]):
        _candidate(scene, call, place, name, language)


def selecting(scene: Scene) -> None:
    """The call is closed, candidates are proposed; the council appoints next."""
    commission = founded(scene, advice.CCVEI, "2023", TERM_2023)
    ruled(scene, commission, scene.today - timedelta(days=90))
    call = _call(scene, commission, "selection", closes_in=-10)
    states = ("proposed", "proposed", "eligible", "reserve", "not_eligible", "received")
    for place, ((name, language), state) in enumerate(zip(advice.NAMES[10:16], states, strict=True)):
        _candidate(scene, call, place, name, language, state)


def _call(scene: Scene, commission: Commission, state: str, *, closes_in: int) -> Call:
    opened = scene.today - timedelta(days=20)
    closes = scene.today + timedelta(days=closes_in)
    return Call.objects.create(
        space=scene.space,
        commission=commission,
        state=state,
        seats_full=10,
        seats_substitute=4,
        introduction=advice.CALL,
        eligibility=advice.ELIGIBLE,
        proofs=advice.PROOFS,
        opens_on=opened if closes > opened else closes - timedelta(days=30),
        closes_on=closes,
        contact=str(scene.officer),
        published_on=opened,
        published_by=scene.officer,
        closed_on=closes if closes < scene.today else None,
    )


def _candidate(scene: Scene, call: Call, place: int, name: str, language: str, state: str = "received") -> None:
    paper = name in ON_PAPER
    came_on = min(call.closes_on, scene.today) - timedelta(days=3)
    made = Application.objects.create(
        space=scene.space,
        call=call,
        reference=f"{call.pk}-{place + 1:03}",
        state=state,
        name=name,
        email="" if paper else address(name),
        phone="+352 00 00 00",
        address="1, rue de l’Exemple",
        language=language,
        languages=sorted({language, "fr"}),
        bond="lives" if place % 3 else "works",
        motivation="Je voudrais que les nouveaux se sentent attendus.",
        is_of_age=True,
        consents_pool=place % 2 == 0,
        pool_until=came_on + timedelta(days=POOL_DAYS) if place % 2 == 0 else None,
        came_on=came_on,
        came_by="paper" if paper else "web",
        keyed_in_by=scene.officer if paper else None,
        checked_note="Certificat de résidence vu" if state not in ("received", "not_eligible") else "",
        proposed_part="full" if state == "proposed" else "",
        reserve_rank=1 if state == "reserve" else None,
        decided_on=scene.today if state == "reserve" else None,
    )
    if made.checked_note:
        kind = "residence" if made.bond == "lives" else "employer"
        Proof.objects.create(
            space=scene.space, application=made, kind=kind, came_on=scene.today, noted_by=scene.officer
        )
    code = candidate_codes.code_of(made.pk)
    Application.objects.filter(pk=made.pk).update(code_digest=candidate_codes.digest(code))


def set_up_only(scene: Scene) -> None:
    """Just set up: the rules are a draft."""
    founded(scene, advice.CCVEI, "2023", TERM_2023)


def before_first_sitting(scene: Scene) -> None:
    """Appointed; the constituent sitting is planned."""
    commission = founded(scene, advice.CCVEI, "2023", TERM_2023)
    ruled(scene, commission, scene.today - timedelta(days=40), has_substitutes="pool")
    seated(scene, commission, 8, first=14)
    _next(scene, commission, is_constituent=True)
