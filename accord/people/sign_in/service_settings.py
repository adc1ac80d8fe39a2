"""How the identity provider for staff is read from the environment; see `web/sign_in_settings.py`."""

import hashlib
from collections.abc import Mapping
from typing import Any


def staff_service(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the identity provider for staff, or nothing when none is configured.

    Its id is bound to the issuer: after a change of issuer no subject of the old one opens anything.
    """
    issuer = environment.get("ACCORD_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return []
    return [
        {
            "provider_id": f"staff-{hashlib.sha256(issuer.encode()).hexdigest()[:12]}",
            "name": environment.get("ACCORD_OIDC_NAME", "") or issuer.split("//", 1)[-1],
            "client_id": environment.get("ACCORD_OIDC_CLIENT_ID", ""),
            "secret": environment.get("ACCORD_OIDC_SECRET", ""),
            "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
        }
    ]
