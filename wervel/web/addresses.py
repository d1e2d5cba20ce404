"""Addresses on the web: what of them may be trusted to be what it seems."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> str:
    """Scheme, host and port of an address; empty where it is not a plain one.

    >>> origin("HTTPS://ehr.example:443/fhir"), origin("http://[::1]:80")
    ('https://ehr.example', 'http://[::1]')
    >>> origin("ftp://ehr.example"), origin("https://me:secret@ehr.example")
    ('', '')
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        return ""
    shown = f"[{host}]" if ":" in host else host
    usual = port is None or port == _PORTS[parts.scheme]
    return f"{parts.scheme}://{shown}" + ("" if usual else f":{port}")


def without_slash(url: str) -> str:
    """The address without slashes at its end, as two of them are compared."""
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether this names the machine itself, without asking anybody.

    >>> [is_loopback(each) for each in ("localhost", "127.0.0.9", "::1", "10.0.0.1")]
    [True, True, True, False]
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def at_home(url: str) -> bool:
    """Whether the address is on the machine itself.

    >>> at_home("http://127.0.0.1:8000/x"), at_home("http://127.0.0.1.example/x")
    (True, False)
    """
    return bool(origin(url)) and is_loopback(urlsplit(url).hostname or "")


def is_safe(url: str, *, allow_http: bool = False) -> bool:
    """Whether nobody between can read what goes there, or that is allowed."""
    encrypted = origin(url).startswith("https://")
    return bool(origin(url)) and (encrypted or allow_http or at_home(url))


def is_below(url: str, base: str) -> bool:
    """Whether an address is at a base address or under it, steps back included.

    >>> base = "https://ehr.example/fhir"
    >>> is_below(f"{base}/Patient/1", base), is_below(f"{base}-2/Patient", base)
    (True, False)
    >>> is_below(f"{base}/../admin", base), is_below(f"{base}/%2e%2e/admin", base)
    (False, False)
    """
    if not origin(url) or origin(url) != origin(base):
        return False
    path, root = urlsplit(url).path, without_slash(urlsplit(base).path)
    steps = path.lower().replace("%2e", ".").replace("%2f", "/").replace("\\", "/")
    if ".." in steps.split("/"):
        return False
    return path == root or path.startswith(f"{root}/")
