"""Addresses that need no account: the member's page by personal link or short code."""

from django.urls import path

from .views import open_member

app_name = "commissions_open"
MEMBER = "m/<str:part>/"
urlpatterns = [
    path("m/", open_member.enter, name="enter"),
    path(MEMBER, open_member.member, name="member"),
    path(f"{MEMBER}reply/<int:sitting>/", open_member.reply, name="reply"),
    path(f"{MEMBER}choices/<slug:choice>/", open_member.choice, name="choice"),
    path(f"{MEMBER}sitting/<int:sitting>.ics", open_member.calendar, name="calendar"),
    path(f"{MEMBER}sitting/<int:sitting>/notice.pdf", open_member.notice, name="notice"),
    path(f"{MEMBER}sitting/<int:sitting>/minutes.pdf", open_member.minutes, name="minutes"),
    path(f"{MEMBER}file/<int:file>/", open_member.file, name="file"),
]
