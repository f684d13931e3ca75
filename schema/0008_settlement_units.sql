-- A settlement is between a provider and one paying unit: the district until 6/2025, each commune after. Settlements made before for
-- all units together are parted by what the ledger says of each unit's account.
CREATE TABLE unit_settlements (
    month INTEGER NOT NULL,
    provider TEXT NOT NULL,
    paying_unit_id INTEGER NOT NULL REFERENCES areas (id),
    brought_forward_vnd BIGINT NOT NULL CHECK (brought_forward_vnd >= 0),
    transferred_vnd BIGINT NOT NULL CHECK (transferred_vnd >= 0),
    paid_vnd BIGINT NOT NULL CHECK (paid_vnd >= 0),
    returned_vnd BIGINT NOT NULL CHECK (returned_vnd >= 0),
    carried_forward_vnd BIGINT NOT NULL CHECK (carried_forward_vnd >= 0),
    settled_by TEXT NOT NULL,
    settled_at TIMESTAMP NOT NULL,
    PRIMARY KEY (month, provider, paying_unit_id),
    CHECK (brought_forward_vnd + transferred_vnd = paid_vnd + returned_vnd + carried_forward_vnd)
);
INSERT INTO unit_settlements (month, provider, paying_unit_id, brought_forward_vnd, transferred_vnd, paid_vnd, returned_vnd,
    carried_forward_vnd, settled_by, settled_at)
SELECT s.month, s.provider, u.id,
    COALESCE(SUM(CASE WHEN t.month = s.month THEN 0 WHEN t.kind IN ('FUNDS_TRANSFERRED', 'REVERSED') THEN t.amount_vnd
        ELSE -t.amount_vnd END), 0),
    COALESCE(SUM(CASE WHEN t.month = s.month AND t.kind = 'FUNDS_TRANSFERRED' THEN t.amount_vnd ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN t.month <> s.month THEN 0 WHEN t.kind = 'PAID' THEN t.amount_vnd
        WHEN t.kind = 'REVERSED' THEN -t.amount_vnd ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN t.month = s.month AND t.kind = 'RETURNED_TO_TREASURY' THEN t.amount_vnd ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN t.kind IN ('FUNDS_TRANSFERRED', 'REVERSED') THEN t.amount_vnd ELSE -t.amount_vnd END), 0),
    s.settled_by, s.settled_at
FROM settlements s
JOIN (SELECT DISTINCT month, provider, paying_unit_id FROM payment_orders) o ON o.month = s.month AND o.provider = s.provider
JOIN areas u ON u.id = o.paying_unit_id
LEFT JOIN transfers t ON t.month <= s.month
    AND ('held:' || s.provider || ':' || u.code = t.debit OR 'held:' || s.provider || ':' || u.code = t.credit)
GROUP BY s.month, s.provider, u.id, s.settled_by, s.settled_at;
DROP TABLE settlements;
ALTER TABLE unit_settlements RENAME TO settlements;
