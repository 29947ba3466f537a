"""Who publishes, from the environment or the keyring: never from a command line, a URL or a file of ours."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from typing import Self

import attrs

from diplotrack.errors import OptionsError
from diplotrack_caldav.addresses import PASSWORD, USER, Address


def service(address: Address) -> str:
    """The name of the service under which a keyring has the password for a server."""
    return f"diplotrack:{address.host}"


@attrs.frozen(kw_only=True)
class Credentials:
    """A user and a password; neither is shown by ``repr`` or put into any message.

    Attributes:
        user: the user's name on the server.
        password: the password.
    """

    user: str = attrs.field(repr=False)
    password: str = attrs.field(repr=False)

    @classmethod
    def find(cls, address: Address, environment: Mapping[str, str] | None = None) -> Self | None:
        """What the environment, or else the keyring, has for a calendar.

        Args:
            address: the calendar. A keyring is asked for this server's password only.
            environment: by default that of the process.

        Returns:
            The credentials, or None where no user is named, since some calendars need none.

        Raises:
            OptionsError: a user is named and there is no password, or the other way about.
        """
        given = os.environ if environment is None else environment
        user, password = given.get(USER) or None, given.get(PASSWORD) or None
        if user is None and password is None:
            return None
        if user is None:
            raise _lacking(f"{PASSWORD} is set and {USER} is not; set both")
        if password is None:
            password = _from_keyring(address, user)
        return cls(user=user, password=password)


def _from_keyring(address: Address, user: str) -> str:
    if importlib.util.find_spec("keyring") is None:
        problem = f"{USER} is set and {PASSWORD} is not; set it, or keep the password in the system's keyring"
        raise _lacking(f"{problem} (pip install 'diplotrack-caldav[keyring]')")
    import keyring

    advice = f"set {PASSWORD}, or run “keyring set {service(address)} {user}”"
    try:
        password = keyring.get_password(service(address), user)
    except Exception as error:
        raise _lacking(f"the keyring gives no password ({type(error).__name__}); {advice}") from error
    if not password:
        raise _lacking(f"{USER} is set, and the keyring has no password for it; {advice}")
    return password


def _lacking(problem: str) -> OptionsError:
    return OptionsError(problem, owner="publish", option="credentials", value=None)
