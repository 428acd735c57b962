"""Addresses of courses."""

from django.urls import path, re_path

from ..views import courses as views

COURSE = "training/courses/<int:pk>/"
SESSION = f"{COURSE}sessions/<int:session>/"
AT = r"^training/courses/(?P<pk>\d{1,18})/"
urlpatterns = [
    path("training/courses/", views.courses, name="courses"),
    path("training/courses/new/", views.course_new, name="course_new"),
    path(COURSE, views.course, name="course"),
    path(f"{COURSE}edit/", views.course_edit, name="course_edit"),
    path(f"{COURSE}windows/", views.course_windows, name="course_windows"),
    path(f"{COURSE}copy/", views.course_copy, name="course_copy"),
    re_path(AT + r"(?P<act>offer|retire|add-session|remove-session)/$", views.course_act, name="course_act"),
    path(f"{SESSION}edit/", views.session_edit, name="course_session"),
    path(f"{SESSION}steps/new/", views.step_new, name="course_step_new"),
    path(f"{SESSION}steps/<int:step>/edit/", views.step_edit, name="course_step"),
    re_path(
        AT + r"sessions/(?P<session>\d{1,4})/steps/(?P<step>\d{1,4})/(?P<act>up|down|remove)/$",
        views.step_act,
        name="course_step_act",
    ),
]
