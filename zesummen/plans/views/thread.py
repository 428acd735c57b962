"""The red thread of a plan, walked both ways."""

from django.http import Http404
from django.views.decorators.http import require_safe

from zesummen.kernel import thread as kernel_thread
from zesummen.kernel.models import Node
from zesummen.kernel.pages import needs

from ..queries import thread as queries
from ..queries.sheet import plan_sheet
from .base import plan_or_404, show


@require_safe
@needs("plan.read")
def thread(request, pk):
    """The whole thread, and where it is broken."""
    plan = plan_or_404(pk)
    plan.space = request.space
    sheet = plan_sheet(plan, contents_only=True)
    return show(
        request, plan, "plans/thread.html", {"chains": queries.chains_of(sheet), "breaks": queries.breaks_of(sheet)}
    )


@require_safe
@needs("plan.read")
def walk(request, pk, node):
    """Why does this exist? What became of it?"""
    plan = plan_or_404(pk)
    found = Node.objects.filter(pk=node).first()
    if found is None:
        raise Http404
    context = {"node": found, "chain": queries.chain_of_node(found), "depth": kernel_thread.DEPTH}
    return show(request, plan, "plans/walk.html", context)
