"""The keys of a space for programs."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.pages import attempt, needs, page

from ..actions import keys as actions
from ..forms.keys import KeyForm
from ..models import ApiKey
from ..queries.keys import keys as all_keys


@require_http_methods(["GET", "POST"])
@needs("api.keys")
def keys(request):
    """All keys, and a new one: its words are on this answer only."""
    form = KeyForm(request.POST or None)
    words = ""
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.make_key, space=request.space, by=request.user, **form.cleaned_data)
        if made:
            words, form = made[1], KeyForm()
    answer = page(request, "public/keys.html", {"form": form, "keys": all_keys(), "words": words})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@needs("api.keys")
def revoke(request, pk):
    """Revoke a key."""
    actions.revoke_key(key=get_object_or_404(ApiKey.objects.select_related("space"), pk=pk), by=request.user)
    return redirect("public:keys", request.space.slug)
