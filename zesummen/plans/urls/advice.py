"""From an opinion of the commission into a plan."""

from django.urls import path

from ..views import advice as views

urlpatterns = [path("plans/from-opinion/<int:opinion>/", views.from_opinion, name="from_opinion")]
