"""Addresses of seats, who holds them, and offices."""

from django.urls import path

from ..views import seats

HERE = "commissions/<int:pk>/seats/"
HELD = f"{HERE}held/<int:holding>/"
urlpatterns = [
    path(HERE, seats.seats, name="seats"),
    path(f"{HERE}new/", seats.seats_new, name="seats_new"),
    path(f"{HERE}appoint/", seats.appoint, name="appoint"),
    path(f"{HERE}<int:seat>/", seats.seat, name="seat"),
    path(f"{HERE}<int:seat>/edit/", seats.seat_edit, name="seat_edit"),
    path(f"{HERE}<int:seat>/close/", seats.seat_close, name="seat_close"),
    path(f"{HELD}end/", seats.holding_end, name="holding_end"),
    path(f"{HELD}stay/", seats.holding_stay, name="holding_stay"),
    path(f"{HELD}replace/", seats.holding_replace, name="holding_replace"),
    path(f"{HELD}move-up/", seats.holding_move_up, name="holding_move_up"),
    path(f"{HERE}offices/new/", seats.office_new, name="office_new"),
    path(f"{HERE}offices/<int:office>/end/", seats.office_end, name="office_end"),
]
