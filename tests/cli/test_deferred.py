"""What a start does without is loaded when it is used, and is then all there."""

import subprocess
import sys
import tempfile
from importlib.machinery import ModuleSpec
from textwrap import dedent
from threading import Event, Thread
from types import ModuleType

import pytest

from workbench.cli import deferred


def said(program: str) -> str:
    """What a Python of its own prints: here all of it is loaded already."""
    ended = subprocess.run(  # noqa: S603 - the words are ours
        [sys.executable, "-W", "error", "-c", dedent(program)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


LOADS = """
    import sys
    from workbench.cli import deferred
    before = set(sys.modules)
    deferred.defer()
    import textual.app, textual.drivers.linux_driver, workbench.tui.desk.screen
    found = deferred.NAMES & set(sys.modules) - before
    print(*[name for name in found if type(sys.modules[name]) is not deferred._Deferred])
    import workbench.store.transaction
    print(len(found) > 5, "_ssl" in sys.modules, "_hashlib" in sys.modules)
"""

USES = """
    from workbench.cli import deferred
    deferred.defer()
    import asyncio, csv, email.message, hashlib, inspect, pickle, secrets, shutil, ssl
    import textual.app
    from importlib.metadata import metadata
    from ssl import SSLContext
    from textual.types import CallbackType, NoSelection
    assert asyncio.sslproto.SSLProtocol and ssl.create_default_context().check_hostname
    assert isinstance(ssl.create_default_context(), SSLContext)
    assert shutil.which("no such program") is None and secrets.token_hex(2)
    assert pickle.loads(pickle.dumps(ssl.TLSVersion.TLSv1_3)) is ssl.TLSVersion.TLSv1_3
    assert hashlib.sha256(b"").hexdigest().startswith("e3b0") and csv.reader([]) is not None
    assert email.message_from_string("to: a")["to"] == "a"
    assert metadata("textual")["name"] == "textual"
    print(type(ssl).__name__, inspect.getsourcefile(ssl) == ssl.__spec__.origin)
"""

STAR = """
    from workbench.cli import deferred
    deferred.defer()
    from csv import *
    import ipaddress
    print(DictReader.__module__ == "csv", bool(ipaddress.__version__))
"""

ASKS = """
    from workbench.cli import deferred
    deferred.defer()
    import ssl
    print(hasattr(ssl, "__path__"), hasattr(ssl, "no_such_name"), hasattr(ssl, "OP_ALL"))
"""


TAKES = """
    import sys
    from workbench.cli import deferred, stand_ins
    deferred.defer()
    import textual.app, textual.drivers.linux_driver, workbench.tui.desk.screen
    from textual.layouts.factory import LAYOUT_MAP
    takers = ("textual", "rich", "fractions")
    taken = {
        each._name
        for name, module in list(sys.modules.items()) if name.startswith(takers)
        for each in (*vars(module).values(), *LAYOUT_MAP.values())
        if type(each) is stand_ins.StandIn
    }
    taken.update(textual.app.App.run_async.__code__.co_names)
    print(sorted(set().union(*deferred.STOOD_IN.values()) - taken))
    print(len([name for name in taken if name.endswith("_help_text")]) > 10)
"""

STANDS_IN = """
    import sys
    from workbench.cli import deferred
    deferred.defer()
    import textual.app, textual.theme, textual.suggestions, textual.notifications
    from textual.style import Style
    assert type(sys.modules["textual.command"]) is deferred._Deferred
    assert Style.from_meta({"a": 1}).meta == {"a": 1}
    assert textual.suggestions.get_suggestion("tru", ["true", "false"]) == "true"
    assert textual.notifications.Notification("a").identity != ""
    assert not isinstance(1, textual.app.CommandPalette)
    from textual.command import CommandPalette, Provider
    assert textual.app.CommandPalette.is_open is CommandPalette.is_open
    assert isinstance(CommandPalette(), textual.app.CommandPalette)
    print(textual.theme.ThemeProvider.__mro__[1] is Provider)
"""

TYPES = """
    import typing
    from workbench.cli import deferred
    deferred.defer()
    import textual.app, textual._types, textual.css.styles
    assert deferred.is_waiting("typing_extensions")
    assert textual._types.Protocol is typing.Protocol
    from typing_extensions import Doc, Self
    print(Self is typing.Self, Doc.__module__)
"""

NUMBERS = """
    from workbench.cli import deferred
    deferred.defer()
    from fractions import Fraction
    assert Fraction(3, 4) == Fraction(0.75) and deferred.is_waiting("decimal")
    from decimal import Decimal
    assert Fraction(Decimal("0.75")) == Fraction("0.75") == Fraction.from_decimal(Decimal("0.75"))
    try:
        Fraction(object())
    except TypeError:
        print(isinstance(Decimal(1), Decimal))
"""

PACKAGE = """
    from workbench.cli import deferred
    deferred.defer()
    import textual.app
    assert deferred.is_waiting("platformdirs")
    from platformdirs import user_data_path, user_downloads_path
    print(type(user_downloads_path).__name__, textual.app.user_downloads_path() is not None)
"""

NEW_NAME = """
    from workbench.cli import deferred
    deferred.defer()
    import sys
    sys.modules["textual.of_tomorrow"] = type(sys)("textual.of_tomorrow")
    exec("from uuid import uuid4, NAMESPACE_DNS", vars(sys.modules["textual.of_tomorrow"]))
    taken = sys.modules["textual.of_tomorrow"]
    from uuid import uuid4
    print(type(taken.uuid4).__name__, taken.uuid4().version, taken.NAMESPACE_DNS.version)
    print(type(uuid4).__name__)
"""


def test_textual_takes_each_name_that_is_stood_in() -> None:
    assert said(TAKES) == "[]\nTrue\n"


def test_a_stand_in_does_what_it_stands_for() -> None:
    assert said(STANDS_IN) == "True\n"


def test_textual_gets_its_types_from_where_they_are_and_others_what_they_ask_for() -> None:
    assert said(TYPES) == "True typing_extensions\n"


def test_fractions_know_decimal_numbers_when_they_meet_them() -> None:
    assert said(NUMBERS) == "True\n"


def test_a_name_of_a_package_is_stood_in_for_its_taker_alone() -> None:
    assert said(PACKAGE) == "function True\n"


def test_a_name_that_is_not_listed_loads_the_module_whole() -> None:
    assert said(NEW_NAME) == "StandIn 4 1\nfunction\n"


def test_the_interface_loads_none_of_it_and_the_writer_no_openssl() -> None:
    # In early releases of 3.11 `tempfile`, which Textual loads, uses it in its body.
    used_at_once = "shutil" if hasattr(tempfile, "_rmtree") else ""
    assert said(LOADS) == f"{used_at_once}\nTrue False False\n"


def test_a_deferred_module_is_the_module_once_it_is_used() -> None:
    assert said(USES) == "module True\n"


def test_all_names_of_a_deferred_module_can_be_imported() -> None:
    assert said(STAR) == "True True\n"


def test_names_that_are_not_there_are_not_there() -> None:
    assert said(ASKS) == "False False True\n"


SOON = 5.0
"""Seconds after which a thread waits no longer; none ever has to."""


class _Loader:
    """Fails at first, if so wished, and has others ask for a name before it is there."""

    def __init__(self, fails: int = 0) -> None:
        self.loads = 0
        self.begun, self.others_asked = Event(), Event()
        self._fails = fails

    def exec_module(self, module: ModuleType) -> None:
        self.loads += 1
        if self.loads <= self._fails:
            raise ImportError("not this time")
        self.begun.set()
        self.others_asked.wait(SOON)
        module.late = "late"  # type: ignore[attr-defined]


def module_by(loader: _Loader) -> ModuleType:
    spec = ModuleSpec("later", None)
    later = deferred._DeferredLoader(loader)
    spec.loader = later  # type: ignore[assignment]  # as the finder does it
    module = later.create_module(spec)
    module.__spec__ = spec
    return module


def test_threads_that_ask_while_it_is_loaded_wait_for_it() -> None:
    loader, found = _Loader(), list[str]()
    module = module_by(loader)
    threads = [Thread(target=lambda: found.append(module.late)) for _ in range(4)]
    threads[0].start()
    loader.begun.wait(SOON)
    for thread in threads[1:]:
        thread.start()
    loader.others_asked.set()
    for thread in threads:
        thread.join()
    assert (found, loader.loads) == (["late"] * 4, 1)


def test_a_load_that_failed_is_tried_again() -> None:
    loader = _Loader(fails=1)
    module = module_by(loader)
    with pytest.raises(ImportError):
        module.late  # noqa: B018 - asking is what is tested
    loader.others_asked.set()
    assert module.late == "late"
