"""Addresses that need no account: the member's page, and applying for a seat."""

from django.urls import path, re_path

from .views import open_calls, open_member

app_name = "commissions_open"
MEMBER = "m/<str:part>/"
CANDIDATE = "c/<str:part>/"
urlpatterns = [
    path("m/", open_member.enter, name="enter"),
    path(MEMBER, open_member.member, name="member"),
    path(f"{MEMBER}reply/<int:sitting>/", open_member.reply, name="reply"),
    path(f"{MEMBER}choices/<slug:choice>/", open_member.choice, name="choice"),
    path(f"{MEMBER}sitting/<int:sitting>.ics", open_member.calendar, name="calendar"),
    path(f"{MEMBER}sitting/<int:sitting>/notice.pdf", open_member.notice, name="notice"),
    path(f"{MEMBER}sitting/<int:sitting>/minutes.pdf", open_member.minutes, name="minutes"),
    path(f"{MEMBER}sitting/<int:sitting>/draft/", open_member.draft, name="draft"),
    path(f"{MEMBER}sitting/<int:sitting>/draft.pdf", open_member.draft_file, name="draft_file"),
    path(f"{MEMBER}file/<int:file>/", open_member.file, name="file"),
    re_path(
        r"^(?P<language>fr|de|lb|en|pt)/c/(?P<slug>[-\w]+)/call/(?P<pk>\d{1,18})/apply/$",
        open_calls.apply,
        name="apply",
    ),
    path("c/", open_calls.enter, name="candidate_enter"),
    path(CANDIDATE, open_calls.candidate, name="candidate"),
    path(f"{CANDIDATE}papers/", open_calls.papers, name="candidate_papers"),
    path(f"{CANDIDATE}papers/<int:proof>/remove/", open_calls.take_back, name="candidate_paper_remove"),
    path(f"{CANDIDATE}withdraw/", open_calls.withdraw, name="candidate_withdraw"),
    path(f"{CANDIDATE}help/", open_calls.leave_pool, name="candidate_leave_pool"),
]
