"""Addresses of the workbench."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import PersonType
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.web.views import documents, home, intake, partners, records, review, search, session, style
from syndesis.web.views.lists import ListView, PartnersView

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", login_not_required(session.SignIn.as_view()), name="login"),
    path("sign-out/", session.SignOut.as_view(), name="logout"),
    path("search/", search.search, name="search"),
    path("style/", style.style, name="style"),
    path("catalogue/", search.catalogue, name="catalogue"),
    path("catalogue/<str:ror>/register/", search.register, name="catalogue_register"),
    path("organisations/options/", search.organisation_options, name="organisation_options"),
    path("partners/", PartnersView.as_view(), name="partners"),
    path("partners/new/", partners.new, name="partner_new"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("people/", ListView.as_view(kind=PersonType), name="people"),
    path("people/<int:pk>/", records.person, name="person"),
    path("agreements/", ListView.as_view(kind=AgreementType), name="agreements"),
    path("agreements/<int:pk>/", records.agreement, name="agreement"),
    path("engagement/", ListView.as_view(kind=EngagementType), name="engagements"),
    path("engagement/<int:pk>/", records.engagement, name="engagement"),
    path("promises/", ListView.as_view(kind=PromiseType), name="promises"),
    path("promises/<int:pk>/", records.promise, name="promise"),
    path("intake/", intake.intake, name="intake"),
    path("intake/<int:pk>/", review.review, name="review"),
    path("intake/<int:pk>/accept/", review.accept_above, name="accept_above"),
    path("intake/<int:pk>/undo/", review.undo_all, name="undo_all"),
    path("findings/<int:pk>/accept/", review.accept, name="finding_accept"),
    path("findings/<int:pk>/reject/", review.reject, name="finding_reject"),
    path("findings/<int:pk>/undo/", review.undo, name="finding_undo"),
    path("findings/<int:pk>/choose/", review.choose, name="finding_choose"),
    path("findings/<int:pk>/correct/", review.correct, name="finding_correct"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/file/", documents.file, name="file"),
]
