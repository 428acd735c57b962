"""Settings of a space."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, needs, page

from ..actions import settings as actions
from ..forms.settings import SettingsForm, stamp


@require_http_methods(["GET", "POST"])
@needs("space.settings")
def settings(request):
    """Colour, languages, proposed law, contact."""
    form = SettingsForm(request.POST or None, initial=SettingsForm.initial_of(request.space))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_settings,
            space=request.space,
            expected=form.cleaned_data["version"],
            stamp=stamp,
            by=request.user,
            **form.values,
        )
    ):
        messages.success(request, _("The settings are saved."))
        return redirect("space:settings", request.space.slug)
    return page(request, "desk/settings.html", {"form": form, "section": ""})
