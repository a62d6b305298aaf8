"""Signing in through the office's OpenID Connect server. It proves who someone is; accounts and the second factor stay ours."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from gongkai_web.accounts.models import User


class OfficeServer(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Lets in whoever has an account here under the name that the server gives; makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - allauth's signature
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ties the server's person to the account of the same name, once; after that its lasting identifier counts."""
        if sociallogin.is_existing:
            return
        account = User.objects.filter(username=sociallogin.user.username, is_active=True).first()
        if account is not None and sociallogin.user.username:
            sociallogin.connect(request, account)
