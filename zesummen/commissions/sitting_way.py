"""How a commission sits: by seats, by the version of its rules that holds on the day, with substitutes who are asked."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zesummen.council.models import CouncilDate
from zesummen.kernel.dates import short_date
from zesummen.kernel.mail import base_url
from zesummen.kernel.together import Asked
from zesummen.sittings import ways
from zesummen.sittings.models import AgendaItem, Attendance, Body, BodyMember, Sitting
from zesummen.sittings.states import BodyKind, ItemKind

from . import notice
from .actions import codes as code_actions
from .actions import fillings as acts
from .actions import minutes as minute_acts
from .catalogue import MISSIONS
from .queries import checks, minutes_papers
from .queries import fillings as queries
from .queries import minutes as minute_queries
from .states import Part


class CommissionWay(ways.Way):
    """A body without a commission of its own sits the default way."""

    page_parts = ("commissions/_expected_seats.html",)
    aside_parts = ("commissions/_sitting_check.html", "commissions/_sitting_acts.html")
    lists_letters = False
    seats_substitutes = True

    def notice(self, sitting: Sitting) -> ways.Notice:
        rules = queries.rules_of(sitting.body, sitting.day)
        if rules is None:
            return super().notice(sitting)
        rule, is_clear = rules.rule("notice_days"), rules.notice_counting == "clear"
        by = {clear: notice.last_day(sitting.day, rules.notice_days, is_clear=clear) for clear in (False, True)}
        return ways.Notice(rules.notice_days, is_clear, by[is_clear], by[False], by[True], rule.source_words)

    def proposed(self, body: Body, day: date) -> dict:
        rules = queries.rules_of(body, day)
        return {"is_open": rules.publicity != "closed", "languages": list(rules.languages)} if rules else {}

    def minutes_by(self, sitting: Sitting) -> date:
        rules = queries.rules_of(sitting.body, sitting.day)
        if rules is None:
            return super().minutes_by(sitting)
        return sitting.day + timedelta(days=rules.minutes_deadline_days)

    def read_ahead(self, bodies: Sequence[Body]) -> Asked[None]:
        return queries.read_ground.asked(bodies)

    def standing(self, sitting: Sitting, attendance: Sequence[Attendance]) -> ways.Standing:
        return queries.standing(sitting, attendance) or super().standing(sitting, attendance)

    def missions(self, body: Body) -> tuple[tuple[str, str], ...]:
        commission = queries.commission_of(body)
        if commission is None:
            return ()
        return tuple((m.key, f"{m.key} {m.label}") for m in MISSIONS.get(commission.regime, ()))

    def letters_to(self, members: Sequence[BodyMember]) -> set[int]:
        return queries.wanting_paper(members) | super().letters_to(members)

    def letter_block(self, member: BodyMember) -> ways.LetterBlock:
        address, code = queries.letter_facts(member)
        url, short = code or ("", "")
        return ways.LetterBlock(address, url, short, f"{base_url()}/m/" if code else "")

    def before_notice(self, sitting: Sitting, members: Sequence[BodyMember], *, by) -> None:
        commission = queries.commission_of(sitting.body)
        if commission is not None:
            code_actions.ensure_codes(members=members, commission=commission, by=by)

    def day_warnings(self, body: Body, day: date, sitting: Sitting | None = None) -> list[str]:
        if CouncilDate.objects.filter(day=day, cancelled_on=None).exists():
            return [_("The council sits on %(day)s.") % {"day": short_date(day)}]
        return []

    def may_send_substitute(self, sitting: Sitting, member: int) -> bool:
        room = queries.room_at(sitting)
        return bool(room and room.rules.has_substitutes != "none" and room.has_substitute(member))

    def is_spare(self, sitting: Sitting, row: Attendance) -> bool:
        room = queries.room_at(sitting)
        return bool(room and row.member_id in room.substitutes and row.stands_for_id is None)

    def after_reply(self, attendance: Attendance, *, by) -> list[Attendance]:
        return acts.follow_reply(attendance)

    def after_presence(self, sitting: Sitting) -> None:
        acts.fill(sitting)

    def spare(self, sitting: Sitting, attendance: Sequence[Attendance] | None = None) -> set[int]:
        return queries.spare_of(sitting, attendance)

    def seatless(self, sitting: Sitting, attendance: Sequence[Attendance]) -> set[int]:
        room = queries.room_at(sitting)
        if room is None:
            return super().seatless(sitting, attendance)
        return {row.member_id for row in attendance if room.seat_of(row.member_id) is None}

    def seat_words(self, sheet, row: Attendance) -> str:
        room = queries.room_at(sheet.sitting)
        held = room.seat_of(row.member_id) if room else None
        if held is None:
            return row.member.office
        part, number = held
        if part == Part.FULL:
            return _("seat %(number)s") % {"number": number}
        if row.stands_for:
            return _("substitute, asked to take the seat of %(name)s") % {"name": row.stands_for.name}
        return _("substitute of seat %(number)s") % {"number": number} if number else _("substitute")

    def opening_items(self, sitting: Sitting) -> list:
        rules = queries.rules_of(sitting.body, sitting.day)
        return constituent_items(sitting, rules) if sitting.is_constituent and rules else []

    def minutes_parts(self, sheet, language: str) -> ways.MinutesParts | None:
        return minutes_papers.parts(sheet, language)

    def frozen_minutes(self, sitting: Sitting, language: str):
        return minute_queries.frozen(sitting, language)

    def frozen_languages(self, sitting: Sitting) -> tuple[str, ...]:
        return minute_queries.frozen_languages(sitting)

    def minutes_page(self, sitting: Sitting) -> str:
        return f"sittings/{sitting.pk}/minutes/versions/" if queries.commission_of(sitting.body) else ""

    def after_approval(self, sitting: Sitting, *, by) -> None:
        if queries.commission_of(sitting.body) is not None:
            minute_acts.freeze_approved(sitting, by=by)

    def page(self, request, sheet) -> dict:
        room = queries.room_at(sheet.sitting)
        if room is None:
            return {"page_parts": (), "aside_parts": ()}
        rows = queries.expected_seats(sheet.sitting, sheet.attendance)
        return {
            "commission": room.commission,
            "seats": rows,
            "expected_count": sum(bool(row.expected) for row in rows),
            "check": checks.sitting_check(sheet.sitting, standing=sheet.standing, rules=room.rules),
            "opener": dict(OPENERS).get(room.rules.opens_first, "") if sheet.sitting.is_constituent else "",
        }


OPENERS = (
    ("mayor", gettext_lazy("the mayor, or the alderman in charge")),
    ("eldest", gettext_lazy("the eldest member")),
    ("secretary", gettext_lazy("the secretary")),
)
OPENED_BY = {
    "mayor": gettext_lazy("Opening of the sitting by the mayor or the alderman in charge"),
    "eldest": gettext_lazy("Opening of the sitting by the eldest member"),
    "secretary": gettext_lazy("Opening of the sitting by the secretary"),
}
PRESIDENT = {
    "alderman": gettext_lazy("The president: the alderman in charge"),
    "elected": gettext_lazy("Election of the president"),
    "council": gettext_lazy("The president, named by the council"),
}
VICE = {
    "elected": gettext_lazy("Election of the vice-president"),
    "council": gettext_lazy("The vice-president, named by the council"),
}
SECRETARY = {
    "civil_servant": gettext_lazy("The secretary: an official of the commune, without a vote"),
    "member": gettext_lazy("Choice of the secretary"),
}


def constituent_items(sitting: Sitting, rules) -> list:
    """The points of a first sitting, by the version of the rules: opening, offices, rules, calendar of the year.

    A point that waits from a first sitting that was not held comes as it is, not twice.
    """
    waiting = AgendaItem.objects.filter(body=sitting.body, sitting=None, source__startswith="constituent:")
    there = {source.rsplit(":", 1)[1] for source in waiting.order_by().values_list("source", flat=True)}
    told: list[tuple[str, str, object]] = [
        ("opening", ItemKind.INFORMATION, OPENED_BY.get(rules.opens_first)),
        ("president", _kind(rules.chair_mode), PRESIDENT.get(rules.chair_mode)),
        ("vice", _kind(rules.vice_mode), VICE.get(rules.vice_mode)),
        ("secretary", _kind(rules.secretary_mode), SECRETARY.get(rules.secretary_mode)),
        ("rules", ItemKind.DECISION, gettext_lazy("Adoption of the rules of procedure")),
        ("calendar", ItemKind.DECISION, gettext_lazy("Calendar of the year's sittings")),
    ]
    return [
        (kind, lambda sentence=sentence: sentence, "", f"constituent:{sitting.pk}:{key}")
        for key, kind, sentence in told
        if sentence and key not in there
    ]


def _kind(mode: str) -> str:
    return ItemKind.DECISION if mode in ("elected", "member") else ItemKind.INFORMATION


ways.register(BodyKind.COMMISSION, CommissionWay())
