"""Addresses of the risk desk."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from syndesis.web.risk import assessing, desk, lists, now, questions

urlpatterns = [
    path("risk/", desk.desk, name="risk_desk"),
    path("risk/hits/<int:pk>/", desk.decide_hit, name="screening_decide"),
    path("risk/screen/<slug:kind>/<int:pk>/", now.screen_now, name="screen_now"),
    path("risk/lists/", lists.lists, name="screening_lists"),
    path("risk/lists/load/", lists.load, name="screening_load"),
    path("risk/lists/compare/", lists.screen, name="screening_now"),
    path("risk/lists/<int:pk>/use/", lists.use, name="screening_use"),
    path("risk/questions/", questions.questions, name="risk_questions"),
    path(
        "risk/assessments/new/",
        login_not_required(assessing.NewAssessmentView.as_view()),
        name="risk_assessment_new",
    ),
    path(
        "risk/assessments/<int:pk>/edit/",
        login_not_required(assessing.EditAssessmentView.as_view()),
        name="risk_assessment_edit",
    ),
]
"""Those of forms ask for the sign-in themselves, so that nothing typed is lost by it."""
