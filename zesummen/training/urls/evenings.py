"""Addresses of evenings: the trainer's list, those of a case, one evening with its date and room."""

from django.urls import path

from ..views import evenings

ONE = "training/evenings/<int:pk>/"
urlpatterns = [
    path("training/evenings/", evenings.evenings, name="evenings"),
    path("training/requests/<int:pk>/evenings/", evenings.of_case, name="case_evenings"),
    path(ONE, evenings.evening, name="evening"),
    path(f"{ONE}room/", evenings.room, name="evening_room"),
    path(f"{ONE}trainers/", evenings.trainers, name="evening_trainers"),
    path(f"{ONE}move/", evenings.move, name="evening_move"),
    path(f"{ONE}cancel/", evenings.cancel, name="evening_cancel"),
    path(f"{ONE}offer/", evenings.offer, name="evening_offer"),
    path(f"{ONE}confirm/", evenings.confirm, name="evening_confirm"),
    path(f"{ONE}evening.ics", evenings.calendar, name="evening_calendar"),
    path(f"{ONE}letters.pdf", evenings.letters, name="evening_letters"),
    path(f"{ONE}letters/printed/", evenings.letters_printed, name="evening_letters_printed"),
]
