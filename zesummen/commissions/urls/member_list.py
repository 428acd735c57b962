"""Addresses of the list of members for the ministry."""

from django.urls import path

from ..views import member_list as views

urlpatterns = [
    path("commissions/<int:pk>/list/", views.member_list, name="list"),
    path("commissions/<int:pk>/list/members-<slug:language>.<slug:kind>", views.member_list_file, name="list_file"),
]
