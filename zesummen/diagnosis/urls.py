"""Addresses of the diagnosis, inside a space."""

from django.urls import path

from . import views

app_name = "diagnosis"
urlpatterns = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/statistics.csv", views.statistics_csv, name="statistics_csv"),
    path("statistics/statistics.json", views.statistics_json, name="statistics_json"),
]
