import pytest

from canvas.nodes.ports import PortType, fits, is_asset_reference


@pytest.mark.parametrize("port_type", list(PortType))
def test_every_type_fits_itself_and_any(port_type: PortType) -> None:
    assert fits(port_type, port_type)
    assert fits(port_type, PortType.ANY)
    assert fits(PortType.ANY, port_type)


def test_only_these_types_fit_another() -> None:
    others = [kind for kind in PortType if kind is not PortType.ANY]
    crossing = {(a, b) for a in others for b in others if a is not b and fits(a, b)}
    assert crossing == {
        (PortType.MASK, PortType.IMAGE),
        (PortType.TEXT, PortType.JSON),
        (PortType.NUMBER, PortType.JSON),
        (PortType.BOOLEAN, PortType.JSON),
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [({"assetId": "a"}, True), ({"assetId": 1}, False), ({}, False), ("a", False), (None, False)],
)
def test_knows_an_asset_reference_by_its_id(value: object, expected: bool) -> None:
    assert is_asset_reference(value) is expected
