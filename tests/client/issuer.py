"""A login service on loopback: what the runtime needs to log in by browser, device code and token, offline.

It plays the issuer's side and the person's: `sign_in` and `refuse` are what a browser does at the end of a login,
`approve` is what the person does on the other device. It knows nothing of clients.
"""

from __future__ import annotations

import base64
import json
import socketserver
import threading
import time
import urllib.request
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

HOST = "127.0.0.1"
EMAIL = "person@example.invalid"
PLAN = "pro"
USER_CODE = "WXYZ-6789"
USED_PERCENT = 42
LIFETIME_TOKENS = 12345

# The runtime waits this many seconds between two looks at a device code.
INTERVAL = 1

_ACCOUNT = "account-of-the-person"
_POLL_SECONDS = 0.05
_TIMEOUT = 20.0


def _encoded(value: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def token(*, email: str = EMAIL, plan: str = PLAN, lifetime: int = 3600) -> str:
    """A JWT as the issuer makes them; nobody checks its signature."""
    claims: dict[str, Any] = {
        "sub": "the-person",
        "email": email,
        "exp": int(time.time()) + lifetime,
        "https://api.openai.com/profile": {"email": email, "email_verified": True},
        "https://api.openai.com/auth": {
            "chatgpt_account_id": _ACCOUNT,
            "chatgpt_plan_type": plan,
            "chatgpt_user_id": "the-person",
            "user_id": "the-person",
            "organizations": [],
            "completed_platform_onboarding": True,
            "is_org_owner": True,
        },
    }
    return f"{_encoded({'alg': 'RS256', 'typ': 'JWT'})}.{_encoded(claims)}.c2lnbmF0dXJl"


class Issuer:
    """The service. Enter it with `with`; give `env` and `overrides` to the runtime."""

    def __init__(self) -> None:
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL_SECONDS,), name="login issuer")
        self._approved = threading.Event()
        self._asked = threading.Event()
        self.paths: list[str] = []

    def __enter__(self) -> Issuer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()  # joins the threads of the connections, which are closed by then

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self._server.server_port}"

    @property
    def env(self) -> dict[str, str]:
        """The variables that send the runtime here instead of to the real service."""
        return {
            "CODEX_APP_SERVER_LOGIN_ISSUER": self.url,
            "CODEX_REFRESH_TOKEN_URL_OVERRIDE": f"{self.url}/oauth/token",
            "CODEX_REVOKE_TOKEN_URL_OVERRIDE": f"{self.url}/oauth/revoke",
        }

    @property
    def overrides(self) -> tuple[str, ...]:
        """The settings that send the account's own requests here too, and make the model want a login."""
        return f'chatgpt_base_url="{self.url}/backend-api/"', "model_providers.mock.requires_openai_auth=true"

    def approve(self) -> None:
        """Approve every device code, those to come too."""
        self._approved.set()

    def wait_until_asked(self) -> None:
        """Block until the runtime has asked after a device code."""
        if not self._asked.wait(_TIMEOUT):
            raise TimeoutError("the runtime did not ask after its device code")

    def sign_in(self, auth_url: str) -> None:
        """Log in at `auth_url`: the browser comes back to the runtime with a code, and opens its last page."""
        self._return(auth_url, code="a-code")

    def refuse(self, auth_url: str, reason: str) -> None:
        """Refuse at `auth_url`: the browser comes back with the reason."""
        self._return(auth_url, error="access_denied", error_description=reason)

    def answer(self, path: str) -> tuple[int, dict[str, Any]]:
        """The answer to one request of the runtime."""
        self.paths.append(path)
        match path:
            case "/oauth/token":
                fresh = token()
                return 200, {"id_token": fresh, "access_token": fresh, "refresh_token": "renew", "expires_in": 3600}
            case "/api/accounts/deviceauth/usercode":
                device = {"device_auth_id": "a-device", "user_code": USER_CODE, "interval": str(INTERVAL)}
                return 200, {**device, "expires_at": "2099-01-01T00:00:00Z"}
            case "/api/accounts/deviceauth/token":
                approved = self._approved.is_set()
                self._asked.set()
                if not approved:
                    return 403, {"error": "authorization_pending"}
                return 200, {"authorization_code": "a-code", "code_challenge": "x", "code_verifier": "y"}
            case "/backend-api/wham/accounts/check":
                return 200, {"accounts": [_WORKSPACE], "account_ordering": [_ACCOUNT], "default_account_id": _ACCOUNT}
            case "/backend-api/wham/usage":
                return 200, {"plan_type": PLAN, "rate_limit": _LIMIT, "credits": None}
            case "/backend-api/wham/profiles/me":
                return 200, {"stats": {"lifetime_tokens": LIFETIME_TOKENS}}
            case _:
                return 404, {"error": f"the login issuer of the tests has no {path}"}

    def _return(self, auth_url: str, **answer: str) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(auth_url).query).items()}
        # Without the proxies of the environment: this must not leave the machine.
        browser = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        target = f"{query['redirect_uri']}?{urlencode({**answer, 'state': query['state']})}"
        browser.open(target, timeout=_TIMEOUT).close()


_WINDOW = {"used_percent": USED_PERCENT, "limit_window_seconds": 18000, "reset_after_seconds": 60, "reset_at": 1}
_LIMIT = {"allowed": True, "limit_reached": False, "primary_window": _WINDOW, "secondary_window": None}
_WORKSPACE = {
    "id": _ACCOUNT,
    "name": "Person",
    "structure": "personal",
    "workspace_backend_origin": "https://chatgpt.com",
    "account_routing_override": "NO_CONSTRAINT",
    "profile_picture_url": None,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing joins them

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        super().__init__((HOST, 0), _Handler)

    def server_bind(self) -> None:
        # HTTPServer.server_bind asks DNS for the host's name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]


class _Handler(BaseHTTPRequestHandler):
    # HTTP/1.0: each connection ends with its answer, so no thread waits for a next request.

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""

    def _reply(self) -> None:
        assert isinstance(self.server, _Server)
        self.rfile.read(int(self.headers.get("content-length", "0")))
        status, body = self.server.issuer.answer(urlsplit(self.path).path)
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        self._reply()

    def do_POST(self) -> None:
        self._reply()
