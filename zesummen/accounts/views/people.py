"""The people of a space: list, card, roles, invitations, requests to delete."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules
from ..models import DeletionRequest, Invitation, Membership, Person
from ..models.requests import Outcome


@require_GET
@needs("people.read")
def people(request):
    """Who is in this space, in which role, since when."""
    rights = granted(request)
    runs = "people.invite" in rights
    return page(
        request,
        "accounts/people.html",
        {
            "rows": list(queries.people_of(request.space)),
            "later": list(queries.coming_to(request.space)),
            "former": list(queries.former_of(request.space)),
            "invitations": list(queries.open_invitations(request.space)) if runs else [],
            "deletions": list(queries.open_deletions(request.space)) if "people.end" in rights else [],
            "now": timezone.now(),
            "may_invite": runs,
        },
    )


@require_GET
@needs("people.read")
def roles(request):
    """Every role of this kind of space, its sentence and what it may do."""
    return page(request, "accounts/roles.html", {"roles": rules.roles_in_words(request.space)})


@require_GET
@needs("people.read")
def card(request, pk):
    """One person as this space knows them. The look is journalled, and the person can read that."""
    person, known = _known(request, pk)
    rights = granted(request)
    runs = "people.invite" in rights
    actions.note_look(person, space=request.space, by=request.user)
    return page(
        request,
        "accounts/card.html",
        {
            **known,
            "email": person.email if runs else queries.seen_by(person, "email", "members"),
            "phone": person.phone if runs else queries.seen_by(person, "phone", "members"),
            "may_invite": runs,
            "may_end": "people.end" in rights,
            "lines": journal.lines_about(person, 20) if runs else [],
            "today": timezone.localdate(),
        },
    )


def _known(request, pk):
    person = get_object_or_404(Person, pk=pk)
    known = queries.card_of(request.space, person)
    if known is None:
        raise Http404
    return person, known


@require_http_methods(["GET", "POST"])
@needs("people.invite")
def invite(request):
    """Invite somebody by mail."""
    data = request.POST if request.method == "POST" else None
    form = forms.InviteForm(data, space=request.space, initial={"language": request.space.first_language})
    if form.is_valid():
        sent = attempt(form, actions.invite, space=request.space, by=request.user, **form.cleaned_data)
        if sent:
            messages.success(request, _("The invitation to %(name)s is on its way.") % {"name": sent.name})
            return redirect("people:people", space=request.space.slug)
    return page(request, "accounts/invite.html", {"form": form, "roles": rules.roles_for(request.space)})


@require_POST
@needs("people.invite")
def resend(request, pk):
    """Send an invitation again, with a new link."""
    invitation = get_object_or_404(Invitation, pk=pk, space=request.space)
    actions.resend_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation to %(name)s was sent again.") % {"name": invitation.name})
    return redirect("people:people", space=request.space.slug)


@require_POST
@needs("people.invite")
def revoke(request, pk):
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk, space=request.space)
    actions.revoke_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation to %(name)s was taken back.") % {"name": invitation.name})
    return redirect("people:people", space=request.space.slug)


@require_http_methods(["GET", "POST"])
@needs("people.invite")
def give_role(request, pk):
    """Give a further role to somebody who is here already."""
    person, _known_here = _known(request, pk)
    data = request.POST if request.method == "POST" else None
    form = forms.RoleForm(data, space=request.space, initial={"from_on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.give_role, person=person, space=request.space, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("%(name)s has the new role.") % {"name": person})
            return redirect("people:card", space=request.space.slug, pk=person.pk)
    return page(request, "accounts/give_role.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
@needs("people.invite")
def details(request, pk):
    """Record details for somebody who told us."""
    person, _known_here = _known(request, pk)
    data = request.POST if request.method == "POST" else None
    start = {name: getattr(person, name) for name in ("full_name", "phone", "language", "version")}
    form = forms.DetailsForm(data, initial=start)
    if form.is_valid():
        values = form.values
        attempt(
            form,
            actions.change_details,
            person=person,
            space=request.space,
            values=values,
            how=values.pop("how"),
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("Saved. The journal says how you were told."))
            return redirect("people:card", space=request.space.slug, pk=person.pk)
    return page(request, "accounts/details.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
@needs("people.end")
def end_role(request, pk):
    """End a role with its last day and a reason."""
    held = Membership.objects.select_related("person", "space")
    membership = get_object_or_404(held, pk=pk, space=request.space)
    data = request.POST if request.method == "POST" else None
    form = forms.EndForm(data, initial={"until_on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.end_membership, membership=membership, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The role of %(name)s has been ended.") % {"name": membership.person})
            return redirect("people:people", space=request.space.slug)
    return page(request, "accounts/end_role.html", {"form": form, "membership": membership})


@require_http_methods(["GET", "POST"])
@needs("people.end")
def deletion(request, pk):
    """Answer a request to delete personal data."""
    asked = get_object_or_404(DeletionRequest.objects.select_related("person", "space"), pk=pk, space=request.space)
    form = forms.DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        granted_it = form.cleaned_data["outcome"] == Outcome.GRANTED
        answer = form.cleaned_data["answer"]
        attempt(form, actions.decide_deletion, request=asked, granted=granted_it, answer=answer, by=request.user)
        if not form.errors:
            messages.success(request, _("The answer is on its way to the person."))
            return redirect("people:people", space=request.space.slug)
    return page(request, "accounts/decide_deletion.html", {"form": form, "asked": asked})
