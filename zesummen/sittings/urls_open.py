"""The address behind the answer buttons of a mail."""

from django.urls import path

from .views import open_reply

app_name = "answers"
urlpatterns = [path("answer/<str:part>/", open_reply.answer, name="answer")]
