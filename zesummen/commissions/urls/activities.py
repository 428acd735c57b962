"""Addresses of activities and the commission's budget."""

from django.urls import path

from ..views import activities

HERE = "commissions/<int:pk>/activities/"
ONE = f"{HERE}<int:activity>/"
urlpatterns = [
    path(HERE, activities.activities, name="activities"),
    path(f"{HERE}new/", activities.activity_new, name="activity_new"),
    path(f"{HERE}money/<int:year>/", activities.activity_money, name="activity_money"),
    path(ONE, activities.activity_edit, name="activity_edit"),
    path(f"{ONE}remove/", activities.activity_remove, name="activity_remove"),
]
