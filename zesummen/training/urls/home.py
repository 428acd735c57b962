"""The home of trainings, in a commune and in the training body."""

from django.urls import path

from ..views import home as views

urlpatterns = [path("training/", views.home, name="home")]
