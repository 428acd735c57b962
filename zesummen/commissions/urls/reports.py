"""Addresses of annual reports."""

from django.urls import path

from ..views import reports

HERE = "commissions/<int:pk>/reports/"
ONE = f"{HERE}<int:report>/"
urlpatterns = [
    path(HERE, reports.report_list, name="reports"),
    path(f"{HERE}begin/<int:year>/", reports.report_begin, name="report_begin"),
    path(ONE, reports.report, name="report"),
    path(f"{ONE}words/", reports.report_words, name="report_words"),
    path(f"{ONE}adopt/", reports.report_adopt, name="report_adopt"),
    path(f"{ONE}send/", reports.report_send, name="report_send"),
    path(f"{ONE}publish/", reports.report_publish, name="report_publish"),
    path(f"{ONE}close/", reports.report_close, name="report_close"),
    path(f"{ONE}report-<slug:language>.<slug:kind>", reports.report_file, name="report_file"),
]
