"""Addresses of the phones in a room, and of its screen without an account."""

from django.urls import path

from ..views import open_presence, open_rooms, screens

ROOM = "r/<slug:code>/"
urlpatterns = [
    path("r/", open_rooms.enter, name="room_enter"),
    path(ROOM, open_rooms.room, name="room"),
    path(f"{ROOM}part/", open_rooms.part, name="room_part"),
    path(f"{ROOM}join/", open_rooms.join, name="room_join"),
    path(f"{ROOM}card/", open_rooms.card, name="room_card"),
    path(f"{ROOM}dot/", open_rooms.dot, name="room_dot"),
    path(f"{ROOM}undot/", open_rooms.undot, name="room_undot"),
    path("t/<str:part>/here/", open_presence.here, name="here"),
    path("r/screen/<str:part>/", screens.open_screen, name="room_screen"),
    path("r/screen/<str:part>/part/", screens.open_screen_part, name="room_screen_part"),
]
