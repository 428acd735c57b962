"""Addresses under ``/s/<space>/``: the people of a space."""

from django.urls import path

from .views import people, services, standins

app_name = "people"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/roles/", people.roles, name="roles"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:pk>/again/", people.resend, name="resend"),
    path("people/invitations/<int:pk>/revoke/", people.revoke, name="revoke"),
    path("people/held/<int:pk>/end/", people.end_role, name="end_role"),
    path("people/deletions/<int:pk>/", people.deletion, name="deletion"),
    path("people/services/", services.services, name="services"),
    path("people/services/add/", services.add, name="service_add"),
    path("people/services/<int:pk>/", services.change, name="service_change"),
    path("people/services/<int:pk>/close/", services.close, name="service_close"),
    path("people/services/<int:pk>/join/", services.join, name="service_join"),
    path("people/places/<int:pk>/leave/", services.leave, name="service_leave"),
    path("people/stand-ins/", standins.stand_ins, name="stand_ins"),
    path("people/stand-ins/<int:pk>/end/", standins.end, name="stand_in_end"),
    path("people/<int:pk>/", people.card, name="card"),
    path("people/<int:pk>/role/", people.give_role, name="give_role"),
    path("people/<int:pk>/details/", people.details, name="details"),
]
