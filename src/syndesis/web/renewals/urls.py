"""The addresses of reminders and renewals."""

from django.urls import path

from syndesis.web.renewals import answering, ladders, page

urlpatterns = [
    path("agreements/<int:pk>/renewal/", page.renewal, name="agreement_renewal"),
    path("agreements/<int:pk>/renewal/review/", page.review, name="agreement_review"),
    path("agreements/<int:pk>/renewal/findings/", page.findings, name="agreement_findings"),
    path("agreements/<int:pk>/renewal/decide/", page.decide, name="agreement_decide"),
    path("agreements/<int:pk>/renewal/seen-to/", answering.answer, name="agreement_reminder_answer"),
    path("agreements/<int:pk>/renewal/later/", answering.later, name="agreement_reminder_later"),
    path("settings/reminders/", ladders.ladder_list, name="settings_ladders"),
    path("settings/reminders/<slug:kind>/", ladders.ladder, name="settings_ladder"),
    path("settings/reminders/<slug:kind>/forget/", ladders.forget, name="settings_ladder_forget"),
]
