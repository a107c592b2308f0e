from typing import Any

import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.utilities.lists.build import collect, list_build, repeat
from canvas.nodes.utilities.lists.combine import build_data, list_zip
from canvas.nodes.utilities.lists.order import list_reverse, list_shuffle, list_sort
from canvas.nodes.utilities.lists.part import list_length, list_pick, list_slice
from canvas.nodes.utilities.lists.sift import list_filter, list_unique
from canvas.nodes.utilities.lists.table import csv_rows
from tests.canvas.nodes.quiet_context import QuietContext

PICTURE = {"assetId": "1", "sha256": "s", "contentType": "image/png"}
SAME = {"assetId": "2", "sha256": "s", "contentType": "image/png"}


def test_builds_and_collects_in_order() -> None:
    assert list_build(["b", 1, PICTURE]) == ["b", 1, PICTURE]
    assert collect([]) == []
    with pytest.raises(NodeError, match="The list has 1,001 entries"):
        list_build([0] * 1_001)


def test_repeats_a_value() -> None:
    assert repeat(PICTURE, count=2) == [PICTURE, PICTURE]


def test_picks_by_place_from_either_end() -> None:
    assert [list_pick(["a", "b", "c"], index=index) for index in (0, 2, -1)] == ["a", "c", "c"]


@pytest.mark.parametrize(("items", "index"), [([], 0), (["a"], 1), (["a"], -2)])
def test_refuses_to_pick_what_is_not_there(items: list[Any], index: int) -> None:
    with pytest.raises(NodeError, match=f"There is no entry {index}: the list has {len(items)}."):
        list_pick(items, index=index)


def test_counts_and_slices() -> None:
    assert (list_length([]), list_length([None, 1])) == (0, 2)
    assert list_slice([1, 2, 3, 4], start=1, count=2) == [2, 3]
    assert list_slice([1, 2, 3, 4], start=-2) == [3, 4]
    assert list_slice([], start=3) == []


def test_reverses() -> None:
    assert list_reverse([1, 2, 3]) == [3, 2, 1]


def test_shuffles_the_same_way_for_the_same_seed() -> None:
    items = list(range(20))
    mixed = list_shuffle(items, seed=5)
    assert mixed != items
    assert sorted(mixed) == items
    assert mixed == list_shuffle(items, seed=5)
    assert list_shuffle(items, count=3, seed=5) == mixed[:3]
    assert list_shuffle([]) == []


def test_sorts_numbers_by_size_and_texts_by_letters() -> None:
    assert list_sort(["b", "10", 9, "A", None, "é"]) == [9, "10", "A", "b", "é", None]
    assert list_sort([3, None, 1], descending=True) == [3, 1, None]


def test_sorts_by_a_path_and_keeps_the_order_of_equals() -> None:
    rows = [{"n": 2, "k": "a"}, {"k": "b"}, {"n": 1}, {"n": 2, "k": "c"}]
    assert list_sort(rows, by="n") == [{"n": 1}, rows[0], rows[3], rows[1]]


def test_leaves_out_what_came_before() -> None:
    assert list_unique([1, "1", 1, "a", "A", {"x": 1}, {"x": 1}]) == [1, "1", "a", "A", {"x": 1}]
    assert list_unique(["a", "A"], ignore_case=True) == ["a"]
    assert list_unique([PICTURE, SAME]) == [PICTURE]
    assert list_unique([{"k": 1, "v": 1}, {"k": 1, "v": 2}], by="k") == [{"k": 1, "v": 1}]


def test_keeps_what_a_comparison_is_true_of() -> None:
    assert list_filter(["a", "", None, "b"]) == ["a", "b"]
    rows = [{"n": 1}, {"n": 5}, {}]
    assert list_filter(rows, by="n", operator="is more than", compare="3") == [{"n": 5}]


def test_zips_to_the_shorter_or_the_longer() -> None:
    assert list_zip(["a", "b"], [1]) == [{"a": "a", "b": 1}]
    filled = list_zip(["a", "b"], [1], [True], a_name="t", b_name="n", c_name="ok", fill=True)
    assert filled == [{"t": "a", "n": 1, "ok": True}, {"t": "b"}]
    assert list_zip([], []) == []


def test_puts_pictures_into_records() -> None:
    context = QuietContext()
    rows = build_data(context, '[{"title": "A"}, {"title": "B"}]', [PICTURE, SAME])
    assert rows == [{"title": "A", "bg": PICTURE}, {"title": "B", "bg": SAME}]
    assert context.warnings == []


def test_the_longer_side_decides_and_is_told() -> None:
    context = QuietContext()
    assert build_data(context, [{"t": "A"}], [PICTURE, SAME], imageKey="photo") == [
        {"t": "A", "photo": PICTURE},
        {"photo": SAME},
    ]
    assert context.warnings == ["There are 1 records and 2 pictures"]
    with pytest.raises(NodeError, match="list of objects"):
        build_data(context, [1])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("name,age\nAda,36\nBob,", [{"name": "Ada", "age": "36"}, {"name": "Bob", "age": ""}]),
        ("\ufeffname;city\r\nJürgen;Łódź\r\n", [{"name": "Jürgen", "city": "Łódź"}]),
        ('a,b\n"x, ""y""\nz",2', [{"a": 'x, "y"\nz', "b": "2"}]),
        ("a,a,\n1,2,3,4", [{"a": "1", "a_2": "2", "column_3": "3", "column_4": "4"}]),
        ("a\tb\n\n \n1\t2", [{"a": "1", "b": "2"}]),
        ("a,b", []),
        ("", []),
    ],
)
def test_reads_rows_of_csv(text: str, rows: list[dict[str, str]]) -> None:
    assert csv_rows(text) == rows


def test_reads_csv_without_a_header_and_no_further_than_asked() -> None:
    found = csv_rows("1|2\n3|4", delimiter="pipe", header=False, at_most=1)
    assert found == [{"column_1": "1", "column_2": "2"}]


def test_refuses_a_table_that_cannot_be_read() -> None:
    with pytest.raises(NodeError, match="The table cannot be read: field larger"):
        csv_rows("a\n" + "x" * 20_001)
