"""Public addresses: everything below the language is the same for everybody."""

from django.urls import path, re_path

from .language_path import in_every_language
from .views import (
    calls,
    commission,
    commission_reports,
    commune,
    home,
    interface,
    keys,
    models,
    oparl,
    plan,
    training,
    translations,
)

app_name = "public"
C = "c/<slug:slug>/"
P = C + "plan/<int:pk>/"
COMMISSION = C + "commission/"
_public = [
    path("", home.home, name="home"),
    path("communes/", home.communes, name="communes"),
    path("find/", home.find, name="find"),
    path(C, commune.commune, name="commune"),
    path(C + "statistics/", commune.statistics, name="statistics"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/statistics/statistics\.(?P<kind>csv|json)$",
        commune.statistics_file,
        name="statistics_file",
    ),
    path(C + "decisions/<int:pk>/", commune.decision, name="decision"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/decisions/(?P<pk>\d{1,18})/decision\.(?P<kind>pdf|docx)$",
        commune.decision_file,
        name="decision_file",
    ),
    path(C + "decisions/<int:pk>/german/", commune.decision_german, name="decision_german"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/decisions/(?P<pk>\d{1,18})/german\.(?P<kind>pdf|docx)$",
        commune.decision_german_file,
        name="decision_german_file",
    ),
    path(C + "call/<int:pk>/", calls.call, name="call"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/call/(?P<pk>\d{1,18})/(?P<name>notice|form)\.(?P<kind>pdf|docx)$",
        calls.call_file,
        name="call_file",
    ),
    path(P, plan.plan, name="plan"),
    path(P + "actions/<int:number>/", plan.action, name="action"),
    path(P + "papers/", plan.papers, name="papers"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/plan/(?P<pk>\d{1,18})/plan\.(?P<kind>pdf|docx|json|csv)$",
        plan.plan_file,
        name="plan_file",
    ),
    path(COMMISSION, commission.commission, name="commission"),
    path(COMMISSION + "<int:pk>/", commission.commission, name="commission_of"),
    path(COMMISSION + "commission.ics", commission.calendar, name="commission_calendar"),
    path(COMMISSION + "opinions/<int:pk>/", commission.opinion, name="commission_opinion"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/commission/opinions/(?P<pk>\d{1,18})/opinion\.(?P<kind>pdf|docx)$",
        commission.opinion_file,
        name="commission_opinion_file",
    ),
    path(COMMISSION + "minutes/<int:pk>/", commission.minutes, name="commission_minutes"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/commission/minutes/(?P<pk>\d{1,18})/minutes\.(?P<kind>pdf|docx)$",
        commission.minutes_file,
        name="commission_minutes_file",
    ),
    path(COMMISSION + "reports/", commission_reports.reports, name="commission_reports"),
    path(COMMISSION + "reports/<int:pk>/", commission_reports.report, name="commission_report"),
    re_path(
        r"^c/(?P<slug>[-\w]+)/commission/reports/(?P<pk>\d{1,18})/report\.(?P<kind>pdf|docx)$",
        commission_reports.report_file,
        name="commission_report_file",
    ),
    path("training/", training.trainings, name="trainings"),
    path("training/<slug:slug>/", training.training_body, name="training_body"),
    path("training/<slug:slug>/<slug:code>/", training.course, name="course"),
    re_path(
        r"^training/(?P<slug>[-\w]+)/(?P<code>[-\w]+)/(?P<name>[a-z]+(?:-20\d\d)?)\.(?P<kind>pdf|docx)$",
        training.course_file,
        name="course_file",
    ),
    path("models/", models.models, name="models"),
    path("models/<slug:key>/", models.model, name="model"),
    re_path(
        r"^models/(?P<key>[-\w]+)/(?P<stem>\w+-[a-z]{2})\.(?P<kind>docx|pdf|xlsx)$",
        models.model_file,
        name="model_file",
    ),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("privacy/", home.privacy, name="privacy"),
    path("about/", home.about, name="about"),
    path("how-we-count/", home.how_counted, name="how_counted"),
]
OPARL = "oparl/1.1/"
S = "s/<slug:space>/"
T = S + "translations/"
ONE = T + "<str:label>/<int:pk>/<slug:part>/<slug:language>/"
urlpatterns = [
    path("", home.entry, name="entry"),
    in_every_language(*_public),
    path(T, translations.desk, name="translations"),
    re_path(
        r"^s/(?P<space>[-\w]+)/translations/table\.(?P<kind>csv|xlsx)$", translations.table, name="translations_table"
    ),
    path(T + "read/", translations.read_back, name="translations_read"),
    path(ONE, translations.edit, name="translation"),
    path(ONE + "check/", translations.check, name="translation_check"),
    path(OPARL, oparl.system, name="oparl"),
    path(OPARL + "bodies/", oparl.bodies, name="oparl_bodies"),
    path(OPARL + "<slug:slug>/", oparl.body, name="oparl_body"),
    path(OPARL + "<slug:slug>/organization/<slug:name>/meetings/", oparl.meetings, name="oparl_meetings"),
    path(OPARL + "<slug:slug>/<slug:path>/", oparl.objects, name="oparl_objects"),
    path(OPARL + "<slug:slug>/<slug:path>/<slug:name>/", oparl.one, name="oparl_object"),
    path("api/v1/", interface.interface, name="api"),
    path("api/v1/<path:rest>", interface.interface, name="api_data"),
    path(S + "keys/", keys.keys, name="keys"),
    path(S + "keys/<int:pk>/revoke/", keys.revoke, name="key_revoke"),
]
