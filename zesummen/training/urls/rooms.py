"""Addresses of the evening itself: run sheet, presence, the live room, its screen and its papers."""

from django.urls import path, re_path

from ..views import keyed_in, presence, rooms, run, screens

EVENING = "training/evenings/<int:pk>/"
AT = r"^training/evenings/(?P<pk>\d{1,18})/"
FILE = r"-(?P<language>fr|de|lb|en|pt)\.(?P<kind>pdf|docx)$"
urlpatterns = [
    path(f"{EVENING}run/", run.run, name="run"),
    path(f"{EVENING}run/part/", run.run_part, name="run_part"),
    re_path(AT + "run" + FILE, run.sheet, name="run_sheet"),
    path(f"{EVENING}presence/", presence.presence, name="presence"),
    path(f"{EVENING}presence/add/", presence.add, name="presence_add"),
    path(f"{EVENING}presence/paper/", presence.key_in, name="presence_paper"),
    path(f"{EVENING}presence/hold/", presence.hold, name="presence_hold"),
    path(f"{EVENING}presence/<int:person>/", presence.tick, name="presence_tick"),
    re_path(AT + "presence" + FILE, presence.sheet, name="presence_sheet"),
    path(f"{EVENING}live/", rooms.desk, name="live_room"),
    path(f"{EVENING}live/part/", rooms.desk_part, name="live_part"),
    path(f"{EVENING}live/go/", rooms.go, name="live_go"),
    path(f"{EVENING}live/end/", rooms.end, name="live_end"),
    path(f"{EVENING}live/reopen/", rooms.reopen, name="live_reopen"),
    path(f"{EVENING}live/cards/", rooms.cards, name="live_cards"),
    path(f"{EVENING}live/groups/<int:group>/", rooms.group, name="live_group"),
    path(f"{EVENING}live/decision/", rooms.decide, name="live_decide"),
    path(f"{EVENING}live/paper/", keyed_in.paper, name="live_paper"),
    re_path(AT + "(?P<what>cards|dots)" + FILE, keyed_in.sheet, name="live_sheet"),
    path(f"{EVENING}screen/", screens.screen, name="screen"),
    path(f"{EVENING}screen/part/", screens.screen_part, name="screen_part"),
]
