from django.urls import path

from ..views import check as views

urlpatterns = [
    path("plans/<int:pk>/check/", views.check, name="check"),
    path("plans/<int:pk>/check/waive/", views.waive, name="check_waive"),
    path("plans/<int:pk>/check/limits/", views.limits, name="check_limits"),
]
