"""A small identity provider on loopback: OpenID Connect's code flow with PKCE, signed with RS256."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "accord", "loopback-secret"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider:
    """Signs in whoever `person` describes (a dict of claims) and keeps what it was asked."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.codes: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        outer = self

        class Page(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                outer.answer(self, "")

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                outer.answer(self, self.rfile.read(length).decode())

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Close the door."""
        self.server.shutdown()
        self.server.server_close()

    def answer(self, page: BaseHTTPRequestHandler, body: str) -> None:
        """Answer one request."""
        url = urlsplit(page.path)
        asked = {name: values[0] for name, values in parse_qs(url.query or body).items()}
        match url.path:
            case "/.well-known/openid-configuration":
                self._say(page, self._configuration())
            case "/authorize":
                self._authorize(page, asked)
            case "/token":
                self._token(page, asked)
            case "/userinfo":
                self._say(page, self.tokens[page.headers["Authorization"].removeprefix("Bearer ")])
            case "/keys":
                key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
                self._say(page, {"keys": [{**key, "kid": "one", "alg": "RS256"}]})
            case _:
                page.send_error(404)

    def _configuration(self) -> dict[str, Any]:
        names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **{name: f"{self.issuer}/{path}" for name, path in names.items()},
        }

    def _authorize(self, page: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        code = secrets.token_urlsafe(12)
        self.codes[code] = {"challenge": asked["code_challenge"], "claims": dict(self.person), **asked}
        back = urlencode({"code": code, "state": asked["state"]})
        page.send_response(302)
        page.send_header("Location", f"{asked['redirect_uri']}?{back}")
        page.end_headers()

    def _token(self, page: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        given = self.codes.pop(asked.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        good = given and proof.rstrip(b"=").decode() == given["challenge"] and asked.get("client_secret") == SECRET
        if not given or not good:
            self._say(page, {"error": "invalid_grant"}, status=400)
            return
        now = int(time.time())
        token = secrets.token_urlsafe(12)
        self.tokens[token] = given["claims"]
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **given["claims"]}
        signed = jwt.encode(said, KEY, algorithm="RS256", headers={"kid": "one"})
        self._say(page, {"access_token": token, "token_type": "Bearer", "expires_in": 60, "id_token": signed})

    def _say(self, page: BaseHTTPRequestHandler, what: dict[str, Any], status: int = 200) -> None:
        content = json.dumps(what).encode()
        page.send_response(status)
        page.send_header("Content-Type", "application/json")
        page.send_header("Content-Length", str(len(content)))
        page.end_headers()
        page.wfile.write(content)
