"""Addresses of opinions."""

from django.urls import path

from ..views import opinion_acts, opinions

HERE = "commissions/<int:pk>/opinions/"
ONE = f"{HERE}<int:opinion>/"
urlpatterns = [
    path(HERE, opinions.opinion_list, name="opinions"),
    path(f"{HERE}new/", opinions.opinion_new, name="opinion_new"),
    path(f"{HERE}ask/", opinions.opinion_ask, name="opinion_ask"),
    path(ONE, opinions.opinion, name="opinion"),
    path(f"{ONE}edit/", opinions.opinion_edit, name="opinion_edit"),
    path(f"{ONE}opinion-<slug:language>.<slug:kind>", opinions.opinion_file, name="opinion_file"),
    path(f"{ONE}renew/", opinion_acts.renew, name="opinion_renew"),
    path(f"{ONE}adopt/", opinion_acts.adopt, name="opinion_adopt"),
    path(f"{ONE}send/", opinion_acts.send, name="opinion_send"),
    path(f"{ONE}remind/", opinion_acts.remind, name="opinion_remind"),
    path(f"{ONE}answer/", opinion_acts.answer, name="opinion_answer"),
    path(f"{ONE}drop/", opinion_acts.drop, name="opinion_drop"),
    path(f"{ONE}publish/", opinion_acts.publish, name="opinion_publish"),
    path(f"{ONE}close/", opinion_acts.close_again, name="opinion_close"),
    path(f"{ONE}leads-to/", opinion_acts.lead_to, name="opinion_lead_to"),
    path(f"{ONE}leads-to/<int:node>/remove/", opinion_acts.unlink, name="opinion_unlink"),
    path("opinions/waiting/", opinions.waiting, name="opinions_waiting"),
    path("opinions/quote/<int:deliberation>/", opinion_acts.quote, name="opinion_quote"),
]
