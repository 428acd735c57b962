"""Addresses under ``/s/<space>/``: files of objects, letterhead, Word models."""

from django.urls import path

from .views import files, papers

app_name = "documents"
urlpatterns = [
    path("files/attach/<str:label>/<int:pk>/", files.attach, name="attach"),
    path("files/<int:pk>/", files.file, name="file"),
    path("files/<int:pk>/download/", files.download, name="download"),
    path("files/<int:pk>/open/", files.public_download, name="public"),
    path("files/<int:pk>/replace/", files.replace, name="replace"),
    path("files/<int:pk>/remove/", files.remove, name="remove"),
    path("files/<int:pk>/visibility/", files.visibility, name="visibility"),
    path("papers/", papers.letterhead, name="letterhead"),
    path("papers/sample/", papers.letterhead_sample, name="letterhead_sample"),
    path("papers/models/", papers.models, name="models"),
    path("papers/models/<slug:kind>/", papers.model, name="model"),
    path("papers/models/<slug:kind>/start/", papers.model_start, name="model_start"),
    path("papers/models/<slug:kind>/own/", papers.model_own, name="model_own"),
    path("papers/models/<slug:kind>/retire/", papers.model_retire, name="model_retire"),
]
