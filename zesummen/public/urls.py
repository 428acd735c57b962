"""Public addresses: everything below the language is the same for everybody."""

from django.urls import path, re_path

from .language_path import in_every_language
from .views import commune, home, models, plan

app_name = "public"
C = "c/<slug:slug>/"
P = C + "plan/<int:pk>/"
_public = [
    path("", home.home, name="home"),
    path("communes/", home.communes, name="communes"),
    path("find/", home.find, name="find"),
    path(C, commune.commune, name="commune"),
    path(C + "statistics/", commune.statistics, name="statistics"),
    re_path(r"^c/(?P<slug>[-\w]+)/statistics/statistics\.(?P<kind>csv|json)$", commune.statistics_file, name="statistics_file"),
    path(C + "decisions/<int:pk>/", commune.decision, name="decision"),
    re_path(r"^c/(?P<slug>[-\w]+)/decisions/(?P<pk>\d{1,18})/decision\.(?P<kind>pdf|docx)$", commune.decision_file, name="decision_file"),
    path(P, plan.plan, name="plan"),
    path(P + "actions/<int:number>/", plan.action, name="action"),
    path(P + "papers/", plan.papers, name="papers"),
    re_path(r"^c/(?P<slug>[-\w]+)/plan/(?P<pk>\d{1,18})/plan\.(?P<kind>pdf|docx|json|csv)$", plan.plan_file, name="plan_file"),
    path("models/", models.models, name="models"),
    path("models/<slug:key>/", models.model, name="model"),
    re_path(r"^models/(?P<key>[-\w]+)/(?P<stem>\w+-[a-z]{2})\.(?P<kind>docx|pdf|xlsx)$", models.model_file, name="model_file"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("privacy/", home.privacy, name="privacy"),
    path("about/", home.about, name="about"),
    path("how-we-count/", home.how_counted, name="how_counted"),
]
urlpatterns = [path("", home.entry, name="entry"), in_every_language(*_public)]
