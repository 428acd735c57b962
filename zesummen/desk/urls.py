"""Addresses of the person: the one home, and the demo's mailbox."""

from django.urls import path

from .views import home, mailbox

app_name = "desk"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("mailbox/", mailbox.demo_list, name="mailbox"),
    path("mailbox/<int:pk>/", mailbox.demo_mail, name="mail"),
    path("mailbox/<int:pk>/files/<int:number>/", mailbox.demo_file, name="mail_file"),
]
