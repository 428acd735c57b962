"""Addresses of the people of a request."""

from django.urls import path

from ..views import participants as views

PEOPLE = "training/requests/<int:pk>/people/"
urlpatterns = [
    path(PEOPLE, views.people, name="people"),
    path(f"{PEOPLE}refresh/", views.refresh, name="people_refresh"),
    path(f"{PEOPLE}add/", views.add, name="people_add"),
    path(f"{PEOPLE}council/", views.council, name="people_council"),
    path(f"{PEOPLE}<int:participant>/", views.change, name="people_change"),
    path(f"{PEOPLE}<int:participant>/remove/", views.remove, name="people_remove"),
]
