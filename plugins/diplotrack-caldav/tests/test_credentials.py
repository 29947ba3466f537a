from __future__ import annotations

import keyring
import keyring.backend
import keyring.errors
import pytest

from diplotrack.errors import OptionsError
from diplotrack_caldav import Address, Credentials
from diplotrack_caldav.addresses import PASSWORD, USER

HERE = Address.parse("https://dav.example.org/alice/")


class Ring(keyring.backend.KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        if username == "locked":
            raise keyring.errors.KeyringLocked("locked")
        return {("diplotrack:dav.example.org", "alice"): "from the ring"}.get((service, username))

    def set_password(self, service, username, password):
        raise NotImplementedError


@pytest.fixture(autouse=True)
def _ring():
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield
    keyring.set_keyring(before)


def test_the_environment_comes_first():
    found = Credentials.find(HERE, {USER: "alice", PASSWORD: "from the environment"})
    assert (found.user, found.password) == ("alice", "from the environment")


def test_the_keyring_has_the_password():
    assert Credentials.find(HERE, {USER: "alice"}).password == "from the ring"


def test_a_password_is_for_one_server_only():
    elsewhere = Address.parse("https://other.example/alice/")
    with pytest.raises(OptionsError, match=r"run “keyring set diplotrack:other\.example alice”"):
        Credentials.find(elsewhere, {USER: "alice"})


def test_a_keyring_that_is_locked_is_told():
    with pytest.raises(OptionsError, match=r"the keyring gives no password \(KeyringLocked\)"):
        Credentials.find(HERE, {USER: "locked"})


def test_without_the_keyring_package_it_is_told(monkeypatch):
    monkeypatch.setattr("diplotrack_caldav.credentials.importlib.util.find_spec", lambda _: None)
    with pytest.raises(OptionsError, match=r"pip install 'diplotrack-caldav\[keyring\]'"):
        Credentials.find(HERE, {USER: "alice"})


def test_a_password_without_a_user():
    with pytest.raises(OptionsError, match=f"{PASSWORD} is set and {USER} is not"):
        Credentials.find(HERE, {PASSWORD: "secret"})


def test_none_are_needed():
    assert Credentials.find(HERE, {}) is None


def test_they_are_not_shown():
    assert "secret" not in repr(Credentials(user="alice", password="secret"))
