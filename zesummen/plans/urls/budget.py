from django.urls import path

from ..views import budget as views

urlpatterns = [
    path("plans/<int:pk>/budget/", views.overview, name="budget"),
    path("plans/<int:pk>/budget/plan.xlsx", views.overview_file, name="budget_file"),
    path("plans/<int:pk>/budget/<int:year>/", views.year, name="budget_year"),
    path("plans/<int:pk>/budget/<int:year>/sheet.<slug:kind>", views.year_file, name="budget_year_file"),
]
