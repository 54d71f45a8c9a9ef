"""Certificates of a test's own making, by openssl: one authority, and what it signs."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

_SUBJECT = "/CN=workbench test"
_AUTHORITY = """
[req]
distinguished_name = name
x509_extensions = authority
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
"""


_PAST = ("-not_before", "20240101000000Z", "-not_after", "20240102000000Z")


class Authority:
    """Signs certificates for names; what it signs is trusted by `trusting()` alone."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("openssl") is None:
            pytest.skip("There is no openssl to make certificates with.")
        self._folder = folder
        settings = self._file("authority.cnf", _AUTHORITY)
        self._run(
            *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", _SUBJECT),
            *("-config", settings, "-keyout", self._at("ca.key"), "-out", self._at("ca.pem")),
        )

    def serving(self, name: str, days: int = 1) -> ssl.SSLContext:
        """A server's context with a certificate for `name`; negative days have passed."""
        key, asked, signed = (self._at(f"{name}.{days}.{end}") for end in ("key", "csr", "pem"))
        self._run(
            *("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"),
            *("-config", self._at("authority.cnf"), "-keyout", key, "-out", asked),
        )
        extensions = (
            f"subjectAltName = DNS:{name}\nauthorityKeyIdentifier = keyid\n"
            "basicConstraints = CA:FALSE\nkeyUsage = digitalSignature, keyEncipherment\n"
        )
        signing = (
            *("x509", "-req", "-in", asked, "-CA", self._at("ca.pem"), "-CAkey"),
            *(self._at("ca.key"), "-CAcreateserial", "-out", signed),
            *("-extfile", self._file("leaf.cnf", extensions)),
        )
        try:
            self._run(*signing, "-days", str(days))
        except subprocess.CalledProcessError:  # OpenSSL 3.5 takes no negative days, 3.0 no dates
            self._run(*signing, *_PAST)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(signed, key)
        return context

    def trusting(self) -> ssl.SSLContext:
        """A client's context that trusts this authority."""
        return ssl.create_default_context(cafile=self._at("ca.pem"))

    def _at(self, name: str) -> str:
        return str(self._folder / name)

    def _file(self, name: str, content: str) -> str:
        path = self._folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def _run(self, *words: str) -> None:
        subprocess.run(["openssl", *words], check=True, capture_output=True)  # noqa: S603, S607
