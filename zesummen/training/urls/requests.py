"""Addresses of requests: asking, the form, what is decided about it, the common evening, notes."""

from django.urls import path, re_path

from ..views import case_files, parties, request_form, request_papers, requests

REQUEST = "training/requests/<int:pk>/"
AT = r"^training/requests/(?P<pk>\d{1,18})/"
urlpatterns = [
    path("training/ask/", request_form.ask, name="ask"),
    path("training/requests/", requests.requests, name="requests"),
    re_path(r"^training/requests\.(?P<kind>xlsx|csv)$", requests.requests_file, name="requests_file"),
    re_path(
        r"^training/form/(?P<course>\d{1,18})/(?P<language>fr|de|lb|en|pt)\.(?P<kind>pdf|docx)$",
        request_papers.blank,
        name="request_paper",
    ),
    path("training/requests/new/", request_form.record, name="request_new"),
    path(REQUEST, requests.request_page, name="request"),
    path(f"{REQUEST}form/", request_form.form, name="request_form"),
    path(f"{REQUEST}check/", request_form.check, name="request_check"),
    path(f"{REQUEST}decline/", requests.decline, name="request_decline"),
    path(f"{REQUEST}withdraw/", requests.withdraw, name="request_withdraw"),
    re_path(AT + r"(?P<act>queue|requeue)/$", requests.request_act, name="request_act"),
    path(f"{REQUEST}notes/", requests.note, name="request_note"),
    path(f"{REQUEST}files/", case_files.files, name="request_files"),
    re_path(
        AT + r"files/(?P<party>\d{1,18})/(?P<key>statistics|inventory|plan)\.(?P<kind>pdf|docx)$",
        case_files.file,
        name="request_file",
    ),
    path(f"{REQUEST}communes/", parties.communes, name="request_communes"),
    re_path(
        AT + r"communes/(?P<party>\d{1,18})/(?P<act>join|leave|host)/$",
        parties.communes_act,
        name="request_communes_act",
    ),
]
