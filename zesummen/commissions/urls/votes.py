"""Addresses of the votes of a sitting."""

from django.urls import path

from ..views import votes as views

urlpatterns = [
    path("sittings/<int:sitting>/votes/", views.votes, name="votes"),
    path("sittings/<int:sitting>/votes/<int:item>/new/<slug:kind>/", views.record, name="vote_new"),
    path("sittings/<int:sitting>/votes/<int:vote>/take-back/", views.take_back, name="vote_back"),
]
