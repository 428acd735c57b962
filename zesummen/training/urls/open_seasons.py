"""The calendar of a season at a secret address."""

from django.urls import path

from ..views import open_seasons as views

urlpatterns = [path("t/calendar/season/<str:part>.ics", views.season_feed, name="season_feed")]
