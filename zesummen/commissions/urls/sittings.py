"""Addresses of a commission's sittings; one sitting itself stands at ``sittings/N/`` like that of any body."""

from django.urls import path

from ..views import sittings as views

urlpatterns = [
    path("commissions/<int:pk>/sittings/", views.sittings, name="sittings"),
    path("commissions/<int:pk>/sittings/first/", views.first, name="sittings_first"),
    path("commissions/<int:pk>/sittings/year/", views.year, name="sittings_year"),
    path("commissions/<int:pk>/sittings/<int:sitting>/result/", views.result, name="sittings_result"),
    path("commissions/<int:pk>/sittings/<int:sitting>/letters/", views.letters, name="sittings_letters"),
]
