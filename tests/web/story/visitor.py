"""Somebody at a browser without its window: cookies, forms and the way in, for what is measured in requests."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar


class _Stays(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer."""

    def redirect_request(self, *_: object) -> None:
        """Not followed."""
        return


@dataclass
class Visitor:
    """A person at a running platform. `url`: without a slash at its end."""

    url: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self._answer(urllib.request.Request(self.url + path))  # noqa: S310 - our own address

    def post(self, path: str, **data: object) -> tuple[int, str]:
        """Status and text of the answer to a form; for a redirect the address where it leads.

        Raises: OSError, http.client.HTTPException while nobody answers.
        """
        token = next((cookie.value for cookie in self.cookies if cookie.name == "csrftoken"), None)
        body = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": token or ""}).encode()
        return self._answer(urllib.request.Request(self.url + path, body))  # noqa: S310 - our own address

    def sign_in(self, name: str, password: str, code: str) -> str:
        """With the password, and then with the code. Answers where that leads."""
        self.get("/account/login/")
        self.post("/account/login/", login=name, password=password)
        self.get("/account/2fa/authenticate/")
        return self.post("/account/2fa/authenticate/", code=code)[1]

    def _answer(self, request: urllib.request.Request) -> tuple[int, str]:
        opener = urllib.request.build_opener(_Stays, urllib.request.HTTPCookieProcessor(self.cookies))
        try:
            with opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location") or answer.read().decode()
