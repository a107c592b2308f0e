"""The audit log."""

from api.contract.shapes import ID, MOMENT, OBJECT, Shape, nullable, one_of, record, text
from wireflow.accounts.audit import Action

SCHEMAS: dict[str, Shape] = {
    "AuditAction": record({"action": one_of(*Action.values), "words": text()}),
    "AuditEvent": record(
        {
            "id": ID,
            "at": MOMENT,
            "action": one_of(*Action.values),
            "words": text(),
            "actor": text(),
            "key": text(),
            "address": nullable(text()),
            "targetType": text(),
            "targetId": text(),
            "target": text(),
            "details": OBJECT,
        }
    ),
}
