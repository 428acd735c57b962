"""Addresses of the handover to the next commission."""

from django.urls import path

from ..views import handover

HERE = "commissions/<int:pk>/handover/"
urlpatterns = [
    path(HERE, handover.handover, name="handover"),
    path(f"{HERE}act/", handover.handover_act, name="handover_act"),
    path(f"{HERE}file-<slug:language>.<slug:kind>", handover.handover_file, name="handover_file"),
]
