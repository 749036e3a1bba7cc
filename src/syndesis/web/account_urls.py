"""Addresses of what is about users: coming in, one's own account, the settings."""

from django.urls import path

from syndesis.web.views import (
    accounts,
    entrance,
    institution,
    responsibilities,
    settings,
    setup,
    tokens,
    user_deeds,
    users,
)

urlpatterns = [
    path("set-up/", setup.set_up, name="set_up"),
    path("set-up/people/", setup.people, name="set_up_people"),
    path("set-up/options/", setup.options, name="set_up_options"),
    path("language/", accounts.language, name="language"),
    path("invitation/<str:token>/", entrance.invitation, name="invitation"),
    path("password/", entrance.AskForPassword.as_view(), name="password_reset"),
    path("password/asked/", entrance.PasswordAsked.as_view(), name="password_reset_done"),
    path("password/<str:uidb64>/<str:token>/", entrance.SetPassword.as_view(), name="password_reset_confirm"),
    path("account/", accounts.account, name="account"),
    path("account/password/", accounts.password, name="account_password"),
    path("account/sessions/end/", accounts.end_other_sessions, name="account_sessions_end"),
    path("account/sessions/<str:handle>/end/", accounts.end_session, name="account_session_end"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("settings/tokens/", tokens.all_tokens, name="settings_tokens"),
    path("settings/", settings.settings, name="settings"),
    path("settings/institution/", institution.institution, name="settings_institution"),
    path("settings/users/", users.users, name="settings_users"),
    path("settings/users/invite/", user_deeds.invite, name="settings_invite"),
    path("settings/users/<int:pk>/", users.user, name="settings_user"),
    path("settings/users/<int:pk>/history/", users.history, name="settings_user_history"),
    path("settings/users/<int:pk>/edit/", user_deeds.edit, name="settings_user_edit"),
    path("settings/users/<int:pk>/deactivate/", user_deeds.deactivate, name="settings_user_deactivate"),
    path("settings/users/<int:pk>/reactivate/", user_deeds.reactivate, name="settings_user_reactivate"),
    path("settings/users/<int:pk>/renew/", user_deeds.renew, name="settings_user_renew"),
    path("settings/users/<int:pk>/withdraw/", user_deeds.withdraw, name="settings_user_withdraw"),
    path("settings/users/<int:pk>/password/", user_deeds.password_link, name="settings_user_password"),
    path("settings/users/<int:pk>/responsibilities/", responsibilities.give, name="settings_responsibility"),
    path("settings/responsibilities/<int:pk>/end/", responsibilities.end, name="settings_responsibility_end"),
    path(
        "settings/responsibilities/<int:pk>/take-back/", responsibilities.take_back, name="settings_responsibility_out"
    ),
    path("settings/regions/", responsibilities.regions, name="settings_regions"),
    path("settings/regions/new/", responsibilities.region, name="settings_region_new"),
    path("settings/regions/<int:pk>/", responsibilities.region, name="settings_region"),
]
