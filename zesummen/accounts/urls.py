"""Addresses of the person herself: my data, invitation, demo."""

from django.urls import path

from .views import demo, invitations, mydata

app_name = "accounts"
urlpatterns = [
    path("me/", mydata.my_data, name="my_data"),
    path("me/details/", mydata.profile, name="profile"),
    path("me/copy.<str:kind>", mydata.copy, name="copy"),
    path("me/delete/", mydata.delete, name="delete"),
    path("me/keep/", mydata.keep, name="keep"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("demo/", demo.demo, name="demo"),
    path("demo/<int:pk>/", demo.sign_in, name="demo_sign_in"),
]
