"""Addresses of the workbench."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from syndesis.objects import registered
from syndesis.web import networks
from syndesis.web.account_urls import urlpatterns as of_accounts
from syndesis.web.activity_views.urls import urlpatterns as of_activity_views
from syndesis.web.agreement_views.urls import urlpatterns as of_agreement_views
from syndesis.web.agreements.urls import urlpatterns as of_agreements
from syndesis.web.approvals.urls import urlpatterns as of_approvals
from syndesis.web.briefing.urls import urlpatterns as of_briefings
from syndesis.web.continuity_urls import urlpatterns as of_continuity
from syndesis.web.coordination_urls import urlpatterns as of_coordination
from syndesis.web.duplicates.urls import urlpatterns as of_duplicates
from syndesis.web.editing import options
from syndesis.web.editing.urls import writing_urls
from syndesis.web.engagement.urls import urlpatterns as of_engagements
from syndesis.web.enquiries.urls import urlpatterns as of_enquiries
from syndesis.web.exchange_counts.urls import urlpatterns as of_counts
from syndesis.web.importing.urls import import_urls
from syndesis.web.intake.urls import urlpatterns as of_intake
from syndesis.web.links.urls import urlpatterns as of_links
from syndesis.web.mobility.urls import urlpatterns as of_mobility
from syndesis.web.money.urls import urlpatterns as of_money
from syndesis.web.organisation.urls import urlpatterns as of_organisations
from syndesis.web.papers.urls import urlpatterns as of_papers
from syndesis.web.promises.urls import urlpatterns as of_promises
from syndesis.web.proposals.urls import urlpatterns as of_proposals
from syndesis.web.publications.urls import urlpatterns as of_publications
from syndesis.web.quick.urls import urlpatterns as of_quick_entry
from syndesis.web.record import record_urls
from syndesis.web.renewals.urls import urlpatterns as of_renewals
from syndesis.web.review.urls import urlpatterns as of_review
from syndesis.web.risk.urls import urlpatterns as of_risk
from syndesis.web.types import list_urls
from syndesis.web.views import (
    actions,
    documents,
    erasing,
    home,
    maps,
    partners,
    people,
    search,
    session,
    style,
)
from syndesis.web.visits.urls import urlpatterns as of_visits

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", login_not_required(session.SignIn.as_view()), name="login"),
    path("sign-out/", session.SignOut.as_view(), name="logout"),
    *of_accounts,
    *of_agreements,
    *of_approvals,
    *of_duplicates,
    *of_organisations,
    *of_coordination,
    *of_promises,
    *of_activity_views,
    *of_agreement_views,
    *of_counts,
    *of_engagements,
    *of_briefings,
    *of_continuity,
    *of_quick_entry,
    *of_enquiries,
    *of_links,
    *of_mobility,
    *of_money,
    *of_proposals,
    *of_publications,
    *of_renewals,
    *of_visits,
    *of_risk,
    *of_papers,
    path("search/", search.search, name="search"),
    path("style/", style.style, name="style"),
    path("catalogue/", search.catalogue, name="catalogue"),
    path("catalogue/<str:ror>/register/", search.register, name="catalogue_register"),
    path("dates/", options.date_understood, name="date_understood"),
    path("options/<slug:name>/", options.options, name="options"),
    path("organisations/options/", search.organisation_options, name="organisation_options"),
    path("actions/add/", actions.action_add, name="action_add"),
    path("actions/<int:pk>/", actions.action, name="action"),
    path("actions/<int:pk>/hand-over/", actions.action_hand_over, name="action_hand_over"),
    path("reminders/add/", actions.reminder_add, name="reminder_add"),
    path("reminders/<int:pk>/dismiss/", actions.reminder_dismiss, name="reminder_dismiss"),
    path("partners/map/", maps.PartnerMapView.as_view(), name="partners_map"),
    path("partners/map/points/", maps.PartnerPointsView.as_view(), name="partners_points"),
    path("networks/<int:pk>/", networks.network, name="network"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("people/contacts/", people.contacts, name="people_contacts"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/move/", people.move, name="person_move"),
    path("people/<int:pk>/erase/", erasing.erase, name="person_erase"),
    path("people/<int:pk>/contacts/add/", people.contact_add, name="person_contact_add"),
    path("people/<int:pk>/contacts/<int:key>/keep/", people.contact_keep, name="person_contact_keep"),
    path("people/<int:pk>/contacts/<int:key>/remove/", people.contact_remove, name="person_contact_remove"),
    path("people/<int:pk>/positions/<int:key>/end/", people.position_end, name="person_position_end"),
    *import_urls,
    *of_intake,
    *of_review,
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/file/", documents.file, name="file"),
]
made_by_hand = {pattern.name for pattern in urlpatterns}
for kind in registered():
    urlpatterns += [*list_urls(kind), *record_urls(kind, besides=made_by_hand), *writing_urls(kind)]
