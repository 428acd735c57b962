"""A member of the steering committee answers the six questions through the link of a mail, without an account."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, in_language_of_mail, mail_query, open_page, page
from zesummen.kernel.tenancy import inside

from .. import links
from ..actions.evaluation import answer_alone
from ..forms.evaluation import AnswersForm
from ..models import Evaluation
from ..queries import evaluation as queries
from ..rules.evaluation import is_open_for_answers
from .one_press import refused


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_language_of_mail
def answers(request, part):
    """The six questions; the answers can be changed until the committee meets."""
    return _answers(request, part)


def _answers(request, part):
    try:
        evaluation_pk, member_pk = links.read_answers(part)
    except links.BadLink:
        return refused(request, _("This link is not complete. Open it from the mail again, or copy the whole address."))
    row = Evaluation._base_manager.filter(pk=evaluation_pk).select_related("space").first()
    if row is None:
        return refused(request, _("This evaluation no longer exists."))
    with inside(row.space):
        return _open(request, Evaluation.objects.select_related("plan", "space").get(pk=row.pk), member_pk)


def _open(request, evaluation, member_pk):
    verdict = is_open_for_answers(evaluation)
    if not verdict:
        return refused(request, verdict.why)
    member = next((row.member for row in queries.members_of(evaluation) if row.member.pk == member_pk), None)
    if member is None:
        return refused(request, _("This link belongs to somebody who is no longer in the steering committee."))
    given = queries.own_answers(evaluation, member)
    form = AnswersForm(request.POST if request.method == "POST" else None, given=given, need_all=True)
    if request.method == "POST" and form.is_valid():
        attempt(form, answer_alone, evaluation=evaluation, member=member, answers=form.answers)
        if not form.errors:
            return redirect(f"{request.path}{mail_query(request, done=1)}")
    done = request.GET.get("done") == "1" and bool(given)
    return page(
        request,
        "plans/answers_open.html",
        {
            "form": form,
            "evaluation": evaluation,
            "plan": evaluation.plan,
            "asked_by": evaluation.space,
            "done": done,
            "member": member,
        },
    )
