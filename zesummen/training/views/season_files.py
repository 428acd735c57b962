"""A season file read in."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, needs
from zesummen.season.faults import Faulty
from zesummen.season.read import MOST_BYTES

from ..actions import season_files as actions
from ..forms import seasons as forms
from ..queries import season_file
from ..season_words import fault
from .base import show
from .seasons import season_or_404


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def read(request, pk):
    """Trainers and requests from a file: all of them, or none and every fault with its line."""
    found = season_or_404(request, pk)
    posted = request.method == "POST"
    form = forms.ReadForm(request.POST if posted else None, request.FILES if posted else None)
    faults: list = []
    if form.is_valid():
        try:
            text = _text(form.cleaned_data["file"])
            planned = actions.read_file(text)
            faults = [(row.line, row.where, row.sentence) for row in season_file.misfits(planned, text)]
        except Faulty as faulty:
            faults = [(row.line, row.where, fault(row.code, row.params)) for row in faulty.faults]
        except UnicodeDecodeError:
            form.add_error("file", _("This file is not text in UTF-8. Save it as UTF-8 and choose it again."))
        else:
            done = None if faults else attempt(form, actions.take_in, season=found, found=planned, by=request.user)
            if done:
                messages.success(request, _told(done))
                return redirect("training:season_view", request.space.slug, pk, "waiting")
    if faults:
        words = ngettext(
            "Nothing was taken from the file: it has %(n)d fault.",
            "Nothing was taken from the file: it has %(n)d faults.",
            len(faults),
        )
        form.add_error("file", words % {"n": len(faults)})
    return show(request, "training/season_read.html", {"season": found, "form": form, "faults": faults})


def _text(upload) -> str:
    return upload.read(MOST_BYTES + 1).decode("utf-8")


def _told(done) -> str:
    trainers = ngettext("%(n)d new trainer", "%(n)d new trainers", done.trainers) % {"n": done.trainers}
    requests = ngettext("%(n)d new request", "%(n)d new requests", done.requests) % {"n": done.requests}
    told = _("From the file: %(trainers)s, %(requests)s.") % {"trainers": trainers, "requests": requests}
    if done.known:
        told += " " + _("These stand here already and were left as they are: %(codes)s.") % {
            "codes": ", ".join(done.known)
        }
    return told
