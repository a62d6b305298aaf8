"""The pages about one's own account: those of allauth that are used here, and no other of its routes."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.socialaccount import views as social
from csp.decorators import csp_update
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from gongkai_web.accounts import views

_ACTIVATE = csp_update({"img-src": "data:"})(views.factor_set)
"""The picture to scan stands in the page itself, so that the secret in it has no address."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("2fa/", factors.index, name="mfa_index"),
    path("2fa/authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", _ACTIVATE, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", views.factor_removed, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", views.codes_made, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("", include(([path("language/", set_language, name="language")], "accounts"))),
]
if settings.SINGLE_SIGN_ON:
    urlpatterns += [
        path("sso/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("sso/<slug:provider_id>/login/", views.office_login, name="openid_connect_login"),
        path("sso/<slug:provider_id>/login/callback/", views.office_callback, name="openid_connect_callback"),
    ]
