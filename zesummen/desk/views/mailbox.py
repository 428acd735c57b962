"""The mails that went out for a space; in the demo, all of them, for everybody."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from zesummen.kernel import live
from zesummen.kernel.mail import MAILBOX
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.pages import needs, open_page, page

from ..queries import mailbox as queries


@open_page
@require_safe
def demo_list(request):
    """All mails of the demo, newest first: what would have been sent."""
    _only_in_demo()
    return _list(request, queries.all_mails(), "desk:mail", [])


@open_page
@require_safe
def demo_mail(request, pk):
    """One mail of the demo."""
    _only_in_demo()
    return _mail(request, queries.all_mails(), pk, "desk:mailbox", "desk:mail_file", [])


@open_page
@require_safe
def demo_file(request, pk, number):
    """An attachment of a mail of the demo."""
    _only_in_demo()
    return _file(queries.all_mails(), pk, number)


@require_safe
@needs("mailbox.read")
def space_list(request):
    """The mails that went out for this space."""
    return _list(request, queries.mails_of(request.space), "space:mail", [request.space.slug])


@require_safe
@needs("mailbox.read")
def space_mail(request, pk):
    """One mail of this space."""
    return _mail(request, queries.mails_of(request.space), pk, "space:mailbox", "space:mail_file", [request.space.slug])


@require_safe
@needs("mailbox.read")
def space_file(request, pk, number):
    """An attachment of a mail of this space."""
    return _file(queries.mails_of(request.space), pk, number)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _list(request, mails, name: str, args: list):
    found = Paginator(mails, 30).get_page(request.GET.get("page"))
    return page(
        request,
        "desk/mailbox.html",
        {
            "mails": found,
            "live": live.address(MAILBOX) if settings.DEMO else "",
            "mail_view": name,
            "slug": args[0] if args else "",
            "tones": queries.TONES,
            "section": "",
        },
    )


def _mail(request, mails, pk: int, back: str, file_view: str, args: list):
    mail = _mail_or_404(mails, pk)
    return page(
        request,
        "desk/mail.html",
        {
            "mail": mail,
            "back_view": back,
            "file_view": file_view,
            "slug": args[0] if args else "",
            "text": queries.links_here(mail.text if settings.DEMO else queries.without_tokens(mail.text)),
            "tone": queries.TONES[mail.state],
        },
    )


def _file(mails, pk: int, number: int):
    found = queries.attachment(_mail_or_404(mails, pk), number)
    if found is None:
        raise Http404
    name, kind, content = found
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def _mail_or_404(mails, pk: int) -> OutboxMessage:
    mail = mails.defer(None).filter(pk=pk).first()
    if mail is None:
        raise Http404
    return mail
