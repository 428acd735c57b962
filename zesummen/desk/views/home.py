"""The person's one home, and the home of a space."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.accounts.queries import spaces_of
from zesummen.accounts.rules import role_label
from zesummen.commissions.queries.facts import brief
from zesummen.council.queries.lists import on_agenda
from zesummen.kernel.models import Entry
from zesummen.kernel.pages import granted, member, page, signed_in
from zesummen.kernel.together import listed, nothing, read
from zesummen.training.queries import desk as training

from ..queries import home as queries
from ..queries.due import due_for, due_here
from ..queries.mine import holding_of

ON_HOME = 8


@signed_in
@require_safe
def home(request):
    """Everything that is due in all spaces of the person. Who has one space only goes there at once."""
    spaces = list(spaces_of(request.user).select_related("commune", "grouping"))
    if len(spaces) == 1:
        return redirect("space:home", spaces[0].slug)
    rows = due_for(request.user, spaces)
    mine = [row for row in rows if row.is_mine]
    only_mine = request.GET.get("show") == "mine"
    shown = Paginator(mine if only_mine else rows, 50).get_page(request.GET.get("page"))
    return page(
        request,
        "desk/home.html",
        {
            "cards": queries.cards(spaces),
            "rows": shown,
            "only_mine": only_mine,
            "mine_count": len(mine),
            "all_count": len(rows),
            "late_count": sum(row.item.late for row in rows),
            "query": "show=mine&" if only_mine else "",
            "today": timezone.localdate(),
        },
    )


@require_safe
@member
def space_home(request):
    """The home of a space: what is due, the plan with its knots, what concerns one's own role."""
    if not request.space.is_territorial:
        return _body_home(request)
    given = granted(request)
    reads_papers = given.roles & {"councillor", "mayor", "alderman", "secretary"}
    mine = queries.my_actions(request.user)
    entries = Entry.objects.filter(is_look=False)[:6]
    rows, (views, others), commission, my_actions, papers, lately = read(
        due_here.asked(request.user, request.space, holding_of(given)),
        queries.plan_views.asked(request.space) if "plan.read" in given else nothing(([], [])),
        brief.asked(timezone.localdate()) if "commission.read" in given else nothing(None),
        listed.asked(mine) if "plan.progress" in given else nothing([]),
        on_agenda.asked() if reads_papers else nothing([]),
        listed.asked(entries) if "journal.read" in given else nothing([]),
    )
    view = views[0] if views else None
    return page(
        request,
        "desk/space_home.html",
        {
            "rows": rows[:ON_HOME],
            "more": max(len(rows) - ON_HOME, 0),
            "late_count": sum(row.item.late for row in rows),
            "view": view,
            "plan": view.plan if view else None,
            "rail": view.rail if view else None,
            "clocks": view.clocks if view else None,
            "others": others,
            "commission": commission,
            "measure": None,
            "my_actions": my_actions,
            "papers": papers,
            "entries": lately,
            "roles": [role_label(role) for role in sorted(given.roles)],
            "section": "home",
            "space_base": f"/s/{request.space.slug}/",
            "base": f"/s/{request.space.slug}/plans/{view.plan.pk}/" if view else "",
            "may_start": "plan.start" in given,
            "is_treasurer": "treasurer" in given.roles,
        },
    )


@require_safe
@member
def due_list(request):
    """Everything that is due in this space."""
    rows = due_here(request.user, request.space, holding_of(granted(request)))
    shown = Paginator(rows, 50).get_page(request.GET.get("page"))
    return page(request, "desk/due_list.html", {"rows": shown, "section": "home"})


def _body_home(request):
    given = granted(request)
    return page(
        request,
        "desk/body_home.html",
        {
            "entries": Entry.objects.all()[:6] if "journal.read" in given else [],
            "section": "home",
            "roles": [role_label(role) for role in sorted(given.roles)],
            "training": training.desk(request.space, timezone.localdate()) if "training.read" in given else None,
        },
    )
