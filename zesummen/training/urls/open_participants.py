"""Addresses of a participant's own page, without an account, and of calendars at a secret address."""

from django.urls import path

from ..views import open_after
from ..views import open_participants as views

ME = "t/<str:part>/"
urlpatterns = [
    path("t/", views.enter, name="enter"),
    path("t/calendar/<str:part>.ics", views.trainer_feed, name="trainer_feed"),
    path(ME, views.participant, name="participant"),
    path(f"{ME}dates/<int:poll>/", views.answer, name="answer"),
    path(f"{ME}visit/<int:evening>/", views.visit, name="visit"),
    path(f"{ME}language/", views.language, name="language"),
    path(f"{ME}evening/<int:evening>.ics", views.evening_file, name="evening_file"),
    path(f"{ME}calendar.ics", views.feed, name="feed"),
    path(f"{ME}feedback/<int:attendance>/", open_after.feedback, name="feedback"),
    path(f"{ME}questions/<int:evening>/", open_after.questions, name="questions"),
    path(f"{ME}note/<int:note>.pdf", open_after.note, name="note"),
    path(f"{ME}attestation.pdf", open_after.attestation, name="attestation"),
]
