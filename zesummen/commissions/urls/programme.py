"""Addresses of the work programme."""

from django.urls import path

from ..views import programme

HERE = "commissions/<int:pk>/programme/"
ONE = f"{HERE}<int:item>/"
urlpatterns = [
    path(HERE, programme.programme, name="programme"),
    path(f"{HERE}new/", programme.item_new, name="programme_new"),
    path(ONE, programme.item, name="programme_item"),
    path(f"{ONE}edit/", programme.item_edit, name="programme_edit"),
    path(f"{ONE}confirm/", programme.confirm, name="programme_confirm"),
    path(f"{ONE}start/", programme.start, name="programme_start"),
    path(f"{ONE}finish/", programme.finish, name="programme_finish"),
    path(f"{ONE}drop/", programme.drop, name="programme_drop"),
    path(f"{ONE}resume/", programme.resume, name="programme_resume"),
    path(f"{ONE}leads-to/", programme.lead_to, name="programme_lead_to"),
]
