"""The desk of the room: the facilitator leads from step to step, groups cards, and records what is decided."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import live
from zesummen.kernel.access import Forbidden, Refused
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted
from zesummen.kernel.together import read
from zesummen.kernel.words import Text, active_language

from .. import room_codes
from ..actions import decisions as decision_actions
from ..actions import hints
from ..actions import rooms as actions
from ..actions import walls as wall_actions
from ..forms import rooms as forms
from ..models import CardGroup
from ..queries import rooms as queries
from ..queries import run as run_queries
from ..queries import steps as step_queries
from ..queries.regimes import regimes_of
from ..rules import decisions as decision_rules
from ..rules import rooms as rules
from .base import on_evening, show_case

LEAD = {"permission": "training.ask", "body": "training.lead"}
SHOWN = 40  # cards of a group on the desk


def address(case, evening, tail: str = "") -> str:
    """The address of an evening's page for the viewer."""
    return f"/s/{case.viewer.slug}/training/evenings/{evening.pk}/{tail}"


def room_or_404(evening):
    """The room of the evening, once it was opened."""
    room = queries.of(evening)
    if room is None:
        raise Http404
    return room


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@on_evening(**LEAD)
def desk(request, case, evening):
    """The desk; a button opens the room where it is not open yet."""
    if request.method == "POST":
        actions.open_room(case=case, evening=evening, by=request.user)
        return HttpResponseRedirect(address(case, evening, "live/"))
    return _show(request, case, evening)


@require_safe
@never_cache
@on_evening(**LEAD)
def desk_part(request, case, evening):
    """What changes on the desk."""
    room_or_404(evening)
    return _show(request, case, evening, is_part=True)


def _show(request, case, evening, *, why: str = "", status: int = 200, is_part: bool = False):
    room, may = queries.of(evening), granted(request)
    context = {
        "evening": evening,
        "here": address(case, evening),
        "room": room,
        "why": why,
        "on": "live",
        "may_open": rules.may_open(may, case, evening),
        "may_lead": rules.may_lead(may, case),
    }
    if room is not None:
        context |= _room_context(request, case, evening, room)
        context["may_decide"] = decision_rules.may_record(may, case, evening, run_queries.today())
    is_part = is_part or bool(request.headers.get("X-Part"))
    template = "training/_room_desk.html" if is_part and room else "training/room_desk.html"
    return show_case(request, case, template, context, tab="evenings", status=status)


def _room_context(request, case, evening, room) -> dict:
    steps = step_queries.of(evening.session_id)
    looked = whole(request.GET.get("step")) or 0
    number = looked if steps.at(looked) else room.step
    if not steps.ground(number) and number == room.step:
        number = _last_ground(steps, room.step)
    wall, decided = read(
        queries.wall.asked(room, steps, number, shown=SHOWN, loose=queries.ON_DESK), queries.decisions.asked(evening)
    )
    return {
        "steps": steps,
        "step": steps.at(room.step),
        "next_step": steps.after(room.step),
        "previous": steps.before(room.step),
        "clock": run_queries.clock(room, steps.at(room.step)),
        "shown_step": steps.at(number),
        "grounds": [row for row in steps.rows if row.number == steps.ground(row.number)],
        "wall": wall,
        "bars": bars(wall),
        "hidden_cards": queries.hidden_cards(room, wall.step) if wall.hidden else [],
        "decisions": decided,
        "code": room_codes.spelt(room.code),
        "join": request.build_absolute_uri(f"/r/{room.code}/"),
        "screen_link": request.build_absolute_uri(f"/r/screen/{room_codes.screen_part(room.pk)}/"),
        "part": address(case, evening, f"live/part/?step={number}" if looked else "live/part/"),
        "look": f"?step={number}" if looked else "",
        "live": live.address(hints.desk_of(room)),
    }


def _last_ground(steps, number: int) -> int:
    """In a talk the desk still shows what was gathered before; 0 where nothing was yet."""
    gathered = (row.number for row in steps.rows if row.number <= number and steps.ground(row.number))
    return max(gathered, default=0)


def bars(wall) -> list[dict]:
    """The groups as bars of dots, most first; nothing while no dot was given."""
    if not wall.dots:
        return []
    return [
        {"label": group.title, "figure": group.dots, "width": group.share, "note": "", "here": False}
        for group in wall.ranked
    ]


def _done(request, case, evening, act, **values):
    """One act of the desk, then the desk again; a refusal stands on it in words."""
    try:
        act(case=case, by=request.user, **values)
    except Forbidden:
        raise
    except Refused as refusal:
        return _show(request, case, evening, why=refusal.verdict.why, status=409)
    if request.headers.get("X-Part"):
        return _show(request, case, evening, is_part=True)
    looked = whole(request.GET.get("step"))
    tail = "live/" if looked is None else f"live/?step={looked}"
    target = request.POST.get("to", "")
    return HttpResponseRedirect(address(case, evening, "run/" if target == "run" else tail))


def _number(request, name: str) -> int:
    return whole(request.POST.get(name)) or 0


@require_POST
@on_evening(**LEAD)
def go(request, case, evening):
    """To another step."""
    room = room_or_404(evening)
    step, seen = _number(request, "step"), _number(request, "seen")
    return _done(request, case, evening, actions.go, room=room, step=step, seen=seen)


@require_POST
@on_evening(**LEAD)
def end(request, case, evening):
    """End the room."""
    return _done(request, case, evening, actions.end, room=room_or_404(evening))


@require_POST
@on_evening(**LEAD)
def reopen(request, case, evening):
    """Open it again."""
    return _done(request, case, evening, actions.reopen, room=room_or_404(evening))


@require_POST
@on_evening(**LEAD)
def cards(request, case, evening):
    """Ticked cards: into a group, into a new one, out of any, off the screen, back on it."""
    room, step, act = room_or_404(evening), _number(request, "step"), request.POST.get("act", "")
    picked = [number for value in request.POST.getlist("card") if (number := whole(value)) is not None]
    values: dict = {"room": room, "cards": picked}
    if act == "put" and not request.POST.get("group") and request.POST.get("title", "").strip():
        act = "make"  # the enter key in the title's box presses the first button
    if not picked and act != "make":
        return _show(request, case, evening, why=_("Tick the cards first."), status=422)
    if act in ("hide", "show"):
        return _done(request, case, evening, wall_actions.hide_cards, hidden=act == "hide", **values)
    if act == "make":
        title = " ".join(request.POST.get("title", "").split())[:300]
        if not title:
            return _show(request, case, evening, why=_("Write the title of the new group first."), status=422)
        if step_queries.of(evening.session_id).at(step) is None:
            return _show(request, case, evening, why=_("No cards are collected for this step."), status=422)
        values |= {"title": title, "language": evening.language}
        return _done(request, case, evening, wall_actions.make_group, step=step, **values)
    group = request.POST.get("group", "")
    if not group:
        return _show(request, case, evening, why=_("Choose the group first."), status=422)
    values["group"] = None if group == "none" else _number(request, "group")
    return _done(request, case, evening, wall_actions.put_cards, step=step, **values)


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**LEAD)
def group(request, case, evening, group):
    """Rename a group, or remove it."""
    room = room_or_404(evening)
    row = CardGroup.objects.filter(pk=group, room=room).first()
    if row is None:
        raise Http404
    row.room, row.space = room, case.body
    form = forms.TitleForm(
        request.POST if request.method == "POST" else None, initial={"title": row.title, "version": row.version}
    )
    if request.method == "POST" and request.POST.get("act") == "remove":
        return _done(request, case, evening, wall_actions.remove_group, group=row)
    if form.is_valid():
        done = attempt(
            form, _rename, case=case, group=row, title=form.cleaned_data["title"],
            expected=form.cleaned_data["version"] or 0, by=request.user,
        )  # fmt: skip
        if done:
            return HttpResponseRedirect(address(case, evening, "live/"))
    context = {"form": form, "group": row, "evening": evening, "here": address(case, evening), "on": "live"}
    context["may_lead"] = rules.may_lead(granted(request), case)
    return show_case(request, case, "training/room_group.html", context, tab="evenings")


def _rename(**values) -> bool:
    wall_actions.rename_group(**values)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**LEAD)
def decide(request, case, evening):
    """Record a decision, perhaps out of a group. The key of the form makes it count once."""
    room = queries.of(evening)
    picked = whole(request.POST.get("group") or request.GET.get("group"))
    start = CardGroup.objects.filter(pk=picked, room=room).first() if room and picked else None
    regimes = regimes_of(case)
    form = forms.DecisionForm(
        request.POST if request.method == "POST" else None,
        parties=case.parties,
        regimes=regimes,
        initial=_from_group(start, evening),
    )
    if form.is_valid():
        made = _recorded(request, case, evening, form, start)
        if made:
            messages.success(request, _("The decision is recorded."))
            return HttpResponseRedirect(address(case, evening, "live/" if room else "run/"))
    context = {
        "form": form,
        "evening": evening,
        "here": address(case, evening),
        "room": room,
        "decisions": queries.decisions(evening),
        "verdict": decision_rules.may_record(granted(request), case, evening, run_queries.today()),
        "on": "live",
    }
    return show_case(request, case, "training/room_decision.html", context, tab="evenings")


def _from_group(group, evening) -> dict:
    start = {"client_key": uuid.uuid4().hex, "language": evening.language}
    if group is None:
        return start
    if not group.mission:
        return {**start, "title": group.title, "language": group.language, "group": group.pk}
    with translation.override(evening.language):
        title = str(queries.mission_label(group.mission))
    return {**start, "title": title, "mission": group.mission, "group": group.pk}


def _recorded(request, case, evening, form, group):
    typed = form.cleaned_data
    language = typed["language"] or active_language()
    party = next(party for party in case.parties if str(party.pk) == typed["party"])
    return attempt(
        form, decision_actions.record, case=case, evening=evening, party=party,
        title=Text(language, {language: typed["title"]}), owner=typed["owner"], due=typed["due"],
        mission=typed["mission"], client_key=typed["client_key"], group=group, by=request.user,
    )  # fmt: skip
