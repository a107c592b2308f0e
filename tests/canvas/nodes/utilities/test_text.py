import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.utilities.text.case import text_case
from canvas.nodes.utilities.text.cut import text_length, text_slice, text_trim
from canvas.nodes.utilities.text.extract import text_regex_extract
from canvas.nodes.utilities.text.join import text_join
from canvas.nodes.utilities.text.replace import text_replace
from canvas.nodes.utilities.text.split import text_lines, text_split


def test_joins_a_list_of_anything() -> None:
    items = ["a", "", None, 7, True, {"n": "é"}]
    assert text_join(items, separator=", ") == 'a, 7, true, {"n": "é"}'
    assert text_join(["a", "", "b"], separator="\\t", skip_empty=False) == "a\t\tb"
    assert text_join([]) == ""


def test_refuses_to_join_more_than_fits() -> None:
    with pytest.raises(NodeError, match=r"has 200,001 characters\. At most 200,000"):
        text_join(["x" * 100_000, "y" * 100_000])


@pytest.mark.parametrize(
    ("text", "separator", "parts"),
    [
        ("a\nb\n\nc", "\\n", ["a", "b", "c"]),
        ("a, b ,c", ",", ["a", "b", "c"]),
        ("  two\twords ", "", ["two", "words"]),
        ("日本、東京", "、", ["日本", "東京"]),
        ("", ",", []),
    ],
)
def test_splits(text: str, separator: str, parts: list[str]) -> None:
    assert text_split(text, separator=separator) == parts


def test_keeps_white_space_and_empty_parts_when_asked() -> None:
    assert text_split(" a;;b", separator=";", trim=False, skip_empty=False) == [" a", "", "b"]


def test_refuses_to_split_into_more_than_fits() -> None:
    with pytest.raises(NodeError, match="The list has 1,001 entries"):
        text_split("a," * 1_001, separator=",")


def test_takes_the_first_lines() -> None:
    assert text_lines("one\r\n\n two \nthree", at_most=2) == ["one", "two"]
    assert text_lines("one\n\ntwo", skip_empty=False) == ["one", "", "two"]


def test_replaces_text_as_it_stands() -> None:
    assert text_replace("a.b a.b", find="a.b", replace=r"\1") == r"\1 \1"
    assert text_replace("Ärger ärger", find="äRGER", replace="x", ignore_case=True) == "x x"


def test_replaces_what_matches_a_pattern() -> None:
    found = text_replace("a1 b2", find=r"(\w)(\d)", replace=r"\2\1", regex=True)
    assert found == "1a 2b"


@pytest.mark.parametrize("regex", [False, True])
def test_refuses_to_replace_into_more_than_fits(regex: bool) -> None:
    with pytest.raises(NodeError, match="At most 200,000 are allowed"):
        text_replace("a" * 5_000, find="a", replace="x" * 100, regex=regex)


def test_extracts_every_match_of_a_group() -> None:
    found = text_regex_extract("#sun and #Sea", pattern=r"#(\w+)", group=1)
    assert found == {"text": "sun", "matches": ["sun", "Sea"], "found": True}
    assert text_regex_extract("", pattern="x") == {"text": "", "matches": [], "found": False}
    assert text_regex_extract("ABBA", pattern="b", ignore_case=True)["matches"] == ["B", "B"]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(", r"The pattern cannot be read: missing \) at position 1."),
        ("[a", "The pattern cannot be read: unterminated character set"),
        ("a{99999999999}", "repeats too often"),
        ("((((a{1000}){1000}){1000}){1000})", "repeats too often"),
        ("(?R)?a", "calls itself"),
        ("x" * 1_001, "at most 1,000 characters"),
        ("a()", "has no group 2: it has 1"),
    ],
)
def test_refuses_a_pattern(pattern: str, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        text_regex_extract("aa", pattern=pattern, group=2)


def test_stops_a_pattern_that_would_never_end() -> None:
    with pytest.raises(NodeError, match="takes too long"):
        text_regex_extract("a" * 60 + "!", pattern="(a|aa)+$")


@pytest.mark.parametrize(
    ("case", "written"),
    [
        ("UPPER", "ÉT DON'T IMAGEINFO. OK"),
        ("lower", "ét don't imageinfo. ok"),
        ("Title", "Ét Don't Imageinfo. Ok"),
        ("Sentence", "Ét don't imageinfo. Ok"),
        ("camelCase", "étDonTImageInfoOk"),
        ("snake_case", "ét_don_t_image_info_ok"),
        ("kebab-case", "ét-don-t-image-info-ok"),
    ],
)
def test_changes_the_case(case: str, written: str) -> None:
    assert text_case("ét don't imageInfo. ok", case=case) == written  # type: ignore[arg-type]  # one of the options


def test_tells_words_apart_where_capitals_do() -> None:
    assert text_case("HTTPRequest 2nd_try", case="snake_case") == "http_request_2_nd_try"


@pytest.mark.parametrize(
    ("side", "trimmed"), [("both", "a  b"), ("start", "a  b \n"), ("end", "\t a  b")]
)
def test_trims(side: str, trimmed: str) -> None:
    assert text_trim("\t a  b \n", side=side) == trimmed  # type: ignore[arg-type]  # one of the options


def test_makes_one_space_of_many() -> None:
    assert text_trim(" a \n\t b ", collapse=True) == "a b"


def test_takes_a_part_by_characters() -> None:
    assert text_slice("Łódź", start=1, length=2) == "ód"
    assert text_slice("Łódź", start=-2) == "dź"
    assert text_slice("Łódź", start=9) == ""
    assert text_slice("a lake at dawn", length=7, ellipsis=True) == "a lake…"
    assert text_slice("a lake", length=7, ellipsis=True) == "a lake"


def test_counts() -> None:
    assert text_length("né l'été\nà deux") == {"characters": 15, "words": 4, "lines": 2}
    assert text_length("") == {"characters": 0, "words": 0, "lines": 0}
