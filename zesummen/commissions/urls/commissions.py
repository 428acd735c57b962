from django.urls import path

from ..views import commissions as views

urlpatterns = [
    path("commissions/", views.commissions, name="commissions"),
    path("commissions/all/", views.commission_list, name="all"),
    path("commissions/new/", views.commission_new, name="new"),
    path("commissions/<int:pk>/", views.commission, name="commission"),
    path("commissions/<int:pk>/edit/", views.commission_edit, name="edit"),
    path("commissions/<int:pk>/creation/", views.commission_creation, name="creation"),
    path("commissions/<int:pk>/list-sent/", views.list_sent, name="list_sent"),
    path(
        "commissions/<int:pk>/household-notice/<str:language>.<str:kind>",
        views.household_notice,
        name="household_notice",
    ),
]
