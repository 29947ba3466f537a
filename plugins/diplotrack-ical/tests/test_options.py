from __future__ import annotations

import pytest

from diplotrack.errors import OptionsError, ValidationError
from diplotrack.options import build_options
from diplotrack_ical import IcalOptions, UncertainDates


def test_options_can_be_given_as_texts():
    built = build_options(
        IcalOptions, {"uncertain": "omit", "refresh": "P1DT12H", "name": "Seoul"}, owner="ical"
    )
    assert built == IcalOptions(uncertain=UncertainDates.OMIT, refresh="P1DT12H", name="Seoul")


@pytest.mark.parametrize("duration", ["PT12H", "P1D", "P2W", "PT90M", "P1DT2H3M4S"])
def test_durations_of_rfc_5545_are_taken(duration):
    assert IcalOptions(refresh=duration).refresh == duration


@pytest.mark.parametrize(
    "duration", ["", "12 hours", "PT", "P", "P1DT", "P1M", "P1Y", "-PT1H", "PT0S", "P1W2D", "PT1H\r\nX:y", 12]
)
def test_other_durations_are_refused_with_an_example(duration):
    with pytest.raises(ValidationError, match=r"refresh.*PT12H") as caught:
        IcalOptions(refresh=duration)
    assert caught.value.value == duration


@pytest.mark.parametrize("name", ["", " \n", None])
def test_a_blank_name_is_refused(name):
    with pytest.raises(ValidationError, match=r"IcalOptions\.name"):
        IcalOptions(name=name)


def test_an_unknown_way_with_uncertain_dates_is_refused_with_the_known_ones():
    with pytest.raises(OptionsError, match="span, omit"):
        build_options(IcalOptions, {"uncertain": "guess"}, owner="ical")
    with pytest.raises(ValidationError, match=r"IcalOptions\.uncertain.*span, omit"):
        IcalOptions(uncertain="span")
