"""Addresses that need no account: the links of mails."""

from django.urls import path

from .views import answers, one_press, open_note

app_name = "plans_open"
urlpatterns = [
    path("evaluation/<str:part>/", answers.answers, name="evaluation_answers"),
    path("progress/<str:part>/", one_press.answer, name="progress_answer"),
    path("progress/<str:part>/<slug:key>/", one_press.answer, name="progress_answer_key"),
    path("note/<str:part>/", open_note.answer, name="note_answer"),
]
