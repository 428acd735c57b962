"""Addresses of calls for candidates."""

from django.urls import path, re_path

from ..views import calls as views

CALLS = "commissions/<int:pk>/calls/"
CALL = f"{CALLS}<int:call>/"
AT = r"^commissions/(?P<pk>\d{1,18})/calls/(?P<call>\d{1,18})/"
urlpatterns = [
    path(CALLS, views.calls, name="calls"),
    path(f"{CALLS}new/", views.call_new, name="call_new"),
    path(f"{CALLS}none/", views.call_none, name="call_none"),
    path(CALL, views.call, name="call"),
    path(f"{CALL}edit/", views.call_edit, name="call_edit"),
    path(f"{CALL}reopen/", views.call_reopen, name="call_reopen"),
    path(f"{CALL}selection/", views.selection, name="selection"),
    path(f"{CALL}letters/", views.call_letters, name="call_letters"),
    re_path(AT + r"letters\.(?P<kind>pdf|docx)$", views.letters_file, name="letters_file"),
    re_path(
        AT + r"(?P<name>notice|form)-(?P<language>[a-z]{2})\.(?P<kind>pdf|docx)$", views.call_paper, name="call_paper"
    ),
    re_path(AT + r"(?P<act>publish|close|select|archive|decide|enter)/$", views.call_act, name="call_act"),
]
