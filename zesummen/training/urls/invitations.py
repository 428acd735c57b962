"""Addresses of invitations."""

from django.urls import path, re_path

from ..views import invitation as one
from ..views import invitations as views

ROUND = "training/invitations/<int:pk>/"
ONE = f"{ROUND}<int:invitation>/"
AT = r"^training/invitations/(?P<pk>\d{1,18})/"
ROW = AT + r"(?P<invitation>\d{1,18})/"
urlpatterns = [
    path("training/invitations/", views.invitations, name="invitations"),
    path("training/invitations/new/", views.invitation_new, name="invitation_new"),
    path(ROUND, views.invitation_round, name="invitation_round"),
    path(f"{ROUND}letter/", views.letter_edit, name="invitation_text"),
    path(f"{ROUND}signatories/", views.signatories, name="invitation_signatories"),
    re_path(
        AT + r"signatories/(?P<place>\d{1,2})/(?P<act>up|down|remove)/$",
        views.signatory_act,
        name="invitation_signatory_act",
    ),
    re_path(AT + r"all/(?P<act>mark-sent|mail|remind)/$", views.round_act, name="invitation_round_act"),
    re_path(AT + r"letters-(?P<language>[a-z]{2})\.(?P<kind>pdf|docx)$", views.letters_file, name="invitation_letters"),
    re_path(
        AT + r"letters-(?P<sheet>sheet)-(?P<language>[a-z]{2})\.(?P<kind>pdf|docx)$",
        views.letters_file,
        name="invitation_letters_sheet",
    ),
    re_path(AT + r"table\.(?P<kind>xlsx|csv)$", views.table_file, name="invitation_table"),
    path(ONE, one.invitation, name="invitation"),
    path(f"{ONE}edit/", one.invitation_edit, name="invitation_edit"),
    path(f"{ONE}sent/", one.invitation_sent, name="invitation_sent"),
    path(f"{ONE}decline/", one.invitation_decline, name="invitation_decline"),
    path(f"{ONE}call/", one.invitation_call, name="invitation_call"),
    re_path(
        ROW + r"(?P<act>posted|take-back|mail|reminded|wrong-address)/$", one.invitation_act, name="invitation_act"
    ),
    re_path(
        ROW + r"letter-(?P<language>[a-z]{2})\.(?P<kind>pdf|docx)$", one.invitation_letter, name="invitation_letter"
    ),
]
