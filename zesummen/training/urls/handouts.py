"""Addresses of handouts."""

from django.urls import path, re_path

from ..views import handouts as views

PAPER = r"handouts/(?P<name>[a-z]+)-(?P<language>[a-z]{2})\.(?P<kind>pdf|docx)$"
AT = r"^training/requests/(?P<pk>\d{1,18})/"
urlpatterns = [
    re_path(r"^training/courses/(?P<pk>\d{1,18})/" + PAPER, views.course_handout, name="course_handout"),
    path("training/requests/<int:pk>/handouts/", views.handouts, name="handouts"),
    path("training/requests/<int:pk>/handouts/send/", views.send, name="handouts_send"),
    re_path(AT + r"handouts/letters\.(?P<kind>pdf|docx)$", views.letters, name="handouts_letters"),
    re_path(AT + PAPER, views.handout, name="handout"),
]
