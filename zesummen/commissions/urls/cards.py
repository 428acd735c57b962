"""Addresses of members' cards and codes, and of the member's own page."""

from django.urls import path

from ..views import cards, members

HERE = "commissions/<int:pk>/members/"
ONE = f"{HERE}<int:member>/"
ME = "commissions/<int:pk>/me/"
urlpatterns = [
    path(HERE, cards.members, name="members"),
    path(ONE, cards.member, name="member"),
    path(f"{ONE}edit/", cards.member_edit, name="member_edit"),
    path(f"{ONE}code/", cards.code_show, name="code_show"),
    path(f"{ONE}code/letter.pdf", cards.code_letter, name="code_letter"),
    path(f"{ONE}code/renew/", cards.code_renew, name="code_renew"),
    path(f"{ONE}code/revoke/", cards.code_revoke, name="code_revoke"),
    path(ME, members.me, name="me"),
    path(f"{ME}reply/<int:sitting>/", members.me_reply, name="me_reply"),
    path(f"{ME}choices/<slug:choice>/", members.me_choice, name="me_choice"),
]
