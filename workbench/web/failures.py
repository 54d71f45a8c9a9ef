"""Why there is no answer, in a sentence: the one place where the library's errors are mapped.

No sentence quotes an error of the library or an address: both can hold a key. A host is no secret.
"""

import ssl

import httpx

from workbench.model.captured import Fault

_TLS_REASONS = {
    9: "its certificate is not valid yet, by the clock of this computer",
    10: "its certificate has expired",
    18: "its certificate is signed by nobody but itself",
    19: "its certificate is signed by nobody but itself",
    20: "its certificate is signed by nobody who is known",
    21: "its certificate is signed by nobody who is known",
    62: "its certificate is for another name",
    64: "its certificate is for another address",
}
"""OpenSSL's numbers of what is wrong with a certificate (X509_V_ERR_…)."""


class Failure(Exception):
    """No answer, and why. `passes` where asking again in a moment may help."""

    def __init__(
        self, fault: Fault, message: str, *, status: int | None = None, passes: bool = False
    ) -> None:
        super().__init__(message)
        self.fault = fault
        self.message = message
        self.status = status
        self.passes = passes


class NoName(httpx.ConnectError):
    """A name that was not found; `passes` where the name servers could not be asked."""

    def __init__(self, passes: bool) -> None:
        super().__init__("The name was not found.")
        self.passes = passes


def failure(error: Exception, host: str, status: int | None = None) -> Failure:
    """What an error of the library says, in our words. `status` is that of a broken-off answer."""
    if isinstance(error, NoName):
        return _no_name(error, host)
    if tls := _tls_error(error):
        return Failure(Fault.BAD_TLS, f"No safe connection to {host}: {_tls_reason(tls)}.")
    if isinstance(error, httpx.ConnectTimeout):
        return Failure(
            Fault.NO_CONNECTION, f"{host} did not take the connection in time.", passes=True
        )
    if isinstance(error, httpx.TimeoutException):
        return Failure(Fault.TOO_SLOW, f"{host} did not answer in time.", status=status)
    if isinstance(error, httpx.ConnectError):
        return Failure(Fault.NO_CONNECTION, f"{host} takes no connection.", passes=True)
    if isinstance(error, httpx.NetworkError):
        return Failure(Fault.BROKEN, f"{host} broke off the connection.", status=status)
    return Failure(
        Fault.BROKEN, f"What {host} sent is no proper answer of a web server.", status=status
    )


def _no_name(error: NoName, host: str) -> Failure:
    if error.passes:
        message = f"The name servers could not be asked for {host}. Is there a network?"
    else:
        message = f"There is no server of the name {host}."
    return Failure(Fault.NO_NAME, message, passes=error.passes)


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    """The error of TLS behind an error of the library."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _tls_reason(error: ssl.SSLError) -> str:
    code = getattr(error, "verify_code", 0)
    return _TLS_REASONS.get(code, "it does not speak TLS as it should")
