from django.urls import path

from ..views import coverage

urlpatterns = [
    path("training/coverage/", coverage.coverage, name="coverage"),
    path("training/coverage/coverage.xlsx", coverage.coverage_file, {"kind": "xlsx"}, name="coverage_xlsx"),
    path("training/coverage/coverage.csv", coverage.coverage_file, {"kind": "csv"}, name="coverage_csv"),
    path("training/requests/<int:pk>/release/", coverage.release, name="release"),
]
