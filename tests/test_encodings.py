"""Bytes become text in the encoding that they are in, and nothing is replaced or dropped on the way."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.encodings import decode, looks_like

ENGLISH = (
    "The foreign ministers met in Geneva on Tuesday and agreed to resume talks. “We will meet again in May – in Seoul,” "
    "the envoy’s spokesman said."
)
FRENCH = (
    "Le président français a reçu à l’Élysée son homologue ivoirien ; ils se sont engagés à relancer la coopération "
    "dès l’été. « C’est décidé », a déclaré le ministre délégué."
)
KOREAN = (
    "조현 외교부 장관은 24일 베이징에서 왕이 중국 외교부장과 회담을 갖고 한중 관계 발전 방안을 논의했다. 양측은 고위급 교류를 "
    "계속하기로 합의하였으며, 다음 회담은 10월에 서울에서 열기로 했다."
)
CHINESE = (
    "外交部长王毅24日在北京会见韩国总统特使。双方就中韩关系和共同关心的国际地区问题交换意见，同意保持高层交往，"
    "推动两国战略合作伙伴关系健康稳定发展。特使转交了总统的亲笔信。"
)
ALL = {"english": ENGLISH, "french": FRENCH, "korean": KOREAN, "chinese": CHINESE}
UNICODE = {
    "utf-8": (lambda text: text.encode("utf-8"), "utf-8"),
    "utf-8 with mark": (lambda text: codecs.BOM_UTF8 + text.encode("utf-8"), "utf-8-sig"),
    "utf-16-le with mark": (lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "utf-16"),
    "utf-16-be with mark": (lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "utf-16"),
    "utf-32-le with mark": (lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"), "utf-32"),
    "utf-16-le": (lambda text: text.encode("utf-16-le"), "utf-16-le"),
    "utf-16-be": (lambda text: text.encode("utf-16-be"), "utf-16-be"),
}
LEGACY = [
    ("english", "windows-1252", "windows-1252"),
    ("french", "windows-1252", "windows-1252"),
    ("korean", "euc-kr", "cp949"),
    ("korean", "cp949", "cp949"),
    ("chinese", "gb18030", "gb18030"),
    ("chinese", "gbk", "gb18030"),
    ("chinese", "gb2312", "gb18030"),
]


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize("form", UNICODE)
def test_unicode_is_recognized_in_every_language(language, form):
    encode, name = UNICODE[form]
    for text in (ALL[language], ALL[language].split("。")[0].split(".")[0], ALL[language] * 50):
        assert decode(encode(text)) == (text, name)


@pytest.mark.parametrize(("language", "encoding", "name"), LEGACY)
def test_what_ministries_still_write_is_recognized(language, encoding, name):
    text = ALL[language]
    for sample in (
        text,
        f"{text}\r\n\r\n{text}",
        f"Press release No. 17\n\n{text}\nhttp://www.example.org/\n",
        text * 300,
    ):
        assert decode(sample.encode(encoding)) == (sample, name)


def test_ascii_is_utf8():
    assert decode(b"The envoys met.") == ("The envoys met.", "utf-8")


def test_a_named_encoding_is_taken_at_its_word():
    assert decode("會談".encode("big5"), "Big5") == ("會談", "big5")
    assert decode(b"caf\xe9", "latin-1").text == "café"


def test_bytes_that_are_not_in_the_named_encoding_are_refused_with_the_place():
    with pytest.raises(ValueError, match=r"is not utf-8: byte 3 \(0xe9\) does not fit"):
        decode(b"caf\xe9", "utf-8")


@pytest.mark.parametrize("name", ["klingon-8", "base64"])
def test_an_encoding_that_does_not_exist_is_told(name):
    with pytest.raises(LookupError):
        decode(b"text", name)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_bytes_that_belie_their_mark_are_refused(mark):
    with pytest.raises(ValueError, match="is not utf-"):
        decode(mark + b"\xff\xdc\x00")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n", "a PDF document"), (b"PK\x03\x04\x14", "an Office document"), (b"\x89PNG\r\n", "a PNG image"),
        (b"\x1f\x8b\x08", "gzip-compressed data"), (b"SQLite format 3\x00", "an SQLite database"),
    ],
)  # fmt: skip
def test_well_known_formats_are_named(head, what):
    assert what in looks_like(head)
    with pytest.raises(ValueError, match=what):
        decode(head + b"\x00" * 50)
    assert looks_like(b"The PDF was signed") is None


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x00" * 64, b"\x00\x01\x02\x03" * 99, b"text" + b"\x07\x00" * 99]
)
def test_binary_data_is_refused(data):
    with pytest.raises(ValueError, match="binary data"):
        decode(data)


def test_a_stray_control_character_does_not_make_a_text_binary():
    text = ENGLISH + "\x0c" + FRENCH + "\x00"
    assert decode(text.encode("utf-8")).text == text


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda text: text[0] != "\ufeff"
    )
)
def test_any_utf8_text_comes_back(text):
    data = text.encode("utf-8")
    if looks_like(data) is None:
        assert decode(data) == (text, "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_loss_or_refused(data):
    try:
        text, name = decode(data)
    except ValueError as refused:
        message = str(refused)
    else:
        # UTF-16 and UTF-32 with a mark are written back in the machine's own order.
        message = (
            "is text" if text.encode(name) == data or name in ("utf-16", "utf-32") else f"lost in {name}"
        )
    assert message.startswith("is ")
