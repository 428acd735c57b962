"""Addresses of dates: what is proposed, polls, their answers."""

from django.urls import path

from ..views import polls

DATES = "training/requests/<int:pk>/dates/"
POLL = f"{DATES}polls/<int:poll>/"
urlpatterns = [
    path(DATES, polls.dates, name="dates"),
    path(f"{DATES}<int:number>/poll/", polls.poll_new, name="poll_new"),
    path(f"{DATES}<int:number>/propose/", polls.propose, name="propose"),
    path(POLL, polls.poll, name="poll"),
    path(f"{POLL}choose/", polls.choose, name="poll_choose"),
    path(f"{POLL}remind/", polls.remind, name="poll_remind"),
    path(f"{POLL}close/", polls.close, name="poll_close"),
    path(f"{POLL}letters.pdf", polls.letters, name="poll_letters"),
    path(f"{POLL}answers/<int:person>/", polls.key_in, name="poll_key_in"),
    path(f"{POLL}answers/<int:person>/code/", polls.renew_code, name="poll_renew_code"),
    path("training/requests/<int:pk>/mine/", polls.mine, name="mine"),
]
