"""Addresses of the life of a sitting's minutes; their text is written at ``sittings/N/minutes/``."""

from django.urls import path

from ..views import minutes as views

HERE = "sittings/<int:sitting>/minutes/"
urlpatterns = [
    path(f"{HERE}versions/", views.minutes, name="minutes"),
    path(f"{HERE}versions/<int:version>/paper.<slug:kind>", views.version_file, name="minutes_version"),
    path(f"{HERE}versions/<int:version>/paper-<slug:language>.<slug:kind>", views.version_paper, name="minutes_paper"),
    path(f"{HERE}versions/<int:version>/<slug:language>/", views.read, name="minutes_read"),
    path(f"{HERE}send/", views.send, name="minutes_send"),
    path(f"{HERE}remarks/new/", views.remark, name="minutes_remark"),
    path(f"{HERE}remarks/<int:remark>/", views.settle, name="minutes_settle"),
    path(f"{HERE}approve/", views.approve, name="minutes_approve"),
    path(f"{HERE}correct/", views.correct, name="minutes_correct"),
    path(f"{HERE}sign/", views.sign, name="minutes_sign"),
    path(f"{HERE}pass-on/", views.pass_on, name="minutes_pass_on"),
    path(f"{HERE}public/", views.release, name="minutes_public"),
    path(f"{HERE}public/withdraw/", views.withdraw, name="minutes_withdraw"),
]
