"""Addresses of the attendance fees."""

from django.urls import path

from ..views import fees as views

HALF = "commissions/<int:pk>/fees/<int:year>/<int:half>/"
urlpatterns = [
    path("commissions/<int:pk>/fees/", views.fees, name="fees"),
    path(HALF, views.half_year, name="fees_half"),
    path(f"{HALF}list-<slug:language>.<slug:kind>", views.fees_file, name="fees_file"),
]
