"""Addresses below ``/s/<space>/``: reading what was released, and releasing."""

from django.urls import path, re_path

from .views import read, releases

app_name = "overview"
ONE = "overview/<slug:owner>/<slug:kind>/<int:pk>/"
urlpatterns = [
    path("overview/", read.overview, name="overview"),
    path(ONE, read.read, name="read"),
    path(ONE + "files/<int:file>/", read.take_file, name="take_file"),
    re_path(
        r"^overview/(?P<owner>[-\w]+)/(?P<kind>[-\w]+)/(?P<pk>\d{1,18})/document\.(?P<ending>pdf|docx|json)$",
        read.take,
        name="take",
    ),
    path("releases/", releases.releases, name="releases"),
    path("releases/<slug:kind>/<int:pk>/", releases.release, name="release"),
]
