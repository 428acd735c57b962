from django.urls import path

from ..views import thread as views

urlpatterns = [
    path("plans/<int:pk>/thread/", views.thread, name="thread"),
    path("plans/<int:pk>/thread/<int:node>/", views.walk, name="walk"),
]
