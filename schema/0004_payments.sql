-- Orders to the Treasury, files to the providers, one instruction per attempt to pay a line.
CREATE TABLE payment_orders (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    month INTEGER NOT NULL,
    paying_unit_id INTEGER NOT NULL REFERENCES areas (id),
    provider TEXT NOT NULL,
    form TEXT NOT NULL,
    list_vnd BIGINT NOT NULL CHECK (list_vnd > 0),
    held_vnd BIGINT NOT NULL CHECK (held_vnd >= 0),
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd >= 0),
    lines INTEGER NOT NULL,
    ordered_by TEXT NOT NULL,
    ordered_at TIMESTAMP NOT NULL,
    CHECK (list_vnd = held_vnd + amount_vnd)
);
-- Which part of which list an order covers; the primary key refuses a second order for the same money.
CREATE TABLE payment_order_lists (
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    provider TEXT NOT NULL,
    order_id UUID NOT NULL REFERENCES payment_orders (id),
    lines INTEGER NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    PRIMARY KEY (list_id, provider)
);

CREATE TABLE payment_batches (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    month INTEGER NOT NULL,
    provider TEXT NOT NULL,
    lines INTEGER NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    exported_by TEXT NOT NULL,
    exported_at TIMESTAMP NOT NULL
);
CREATE TABLE payment_batch_lists (
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    provider TEXT NOT NULL,
    batch_id UUID NOT NULL REFERENCES payment_batches (id),
    PRIMARY KEY (list_id, provider)
);
CREATE TABLE payment_files (
    batch_id UUID NOT NULL REFERENCES payment_batches (id),
    format TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL,
    PRIMARY KEY (batch_id, format)
);

CREATE TABLE instructions (
    reference TEXT NOT NULL PRIMARY KEY,
    list_id UUID NOT NULL,
    line_no INTEGER NOT NULL,
    batch_id UUID NOT NULL REFERENCES payment_batches (id),
    provider TEXT NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    state TEXT NOT NULL CHECK (state IN ('SENT', 'PAID', 'RETURNED', 'UNKNOWN', 'REVERSED', 'RELISTED', 'TO_TREASURY')),
    provider_txid TEXT,
    reason TEXT,
    paid_at TIMESTAMP
);
CREATE UNIQUE INDEX instructions_live ON instructions (list_id, line_no) WHERE state IN ('SENT', 'PAID', 'UNKNOWN');
CREATE UNIQUE INDEX instructions_txid ON instructions (provider, provider_txid) WHERE provider_txid IS NOT NULL;
CREATE INDEX instructions_uncollected ON instructions (list_id, line_no) WHERE state IN ('RETURNED', 'REVERSED');
CREATE INDEX instructions_batch ON instructions (batch_id);

-- Double entry: both legs in one row, so that they cannot part (trust 1.1). Append-only by trigger.
CREATE TABLE transfers (
    id UUID NOT NULL PRIMARY KEY,
    debit TEXT NOT NULL,
    credit TEXT NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    kind TEXT NOT NULL,
    month INTEGER NOT NULL,
    provider TEXT,
    list_id UUID,
    once_key TEXT NOT NULL UNIQUE,
    at TIMESTAMP NOT NULL,
    login TEXT NOT NULL,
    CHECK (debit <> credit)
);
CREATE INDEX transfers_month ON transfers (month, provider);

-- Results of a provider: the file, and one outcome for each of its lines (I-18).
CREATE TABLE result_files (
    id UUID NOT NULL PRIMARY KEY,
    provider TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    lines INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    exceptions INTEGER NOT NULL,
    applied_by TEXT NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    UNIQUE (provider, sha256),
    CHECK (applied + duplicates + exceptions = lines)
);
CREATE TABLE result_lines (
    file_id UUID NOT NULL REFERENCES result_files (id),
    row_no INTEGER NOT NULL,
    reference TEXT,
    provider_txid TEXT,
    name TEXT,
    account_no TEXT,
    amount_vnd BIGINT NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    paid_at TIMESTAMP,
    outcome TEXT NOT NULL CHECK (outcome IN ('APPLIED', 'DUPLICATE', 'EXCEPTION')),
    exception_code TEXT,
    sentence TEXT,
    resolved_at TIMESTAMP,
    resolved_by TEXT,
    resolution TEXT,
    PRIMARY KEY (file_id, row_no)
);
CREATE INDEX result_lines_reference ON result_lines (reference);

CREATE TABLE settlements (
    id UUID NOT NULL PRIMARY KEY,
    month INTEGER NOT NULL,
    provider TEXT NOT NULL,
    brought_forward_vnd BIGINT NOT NULL CHECK (brought_forward_vnd >= 0),
    transferred_vnd BIGINT NOT NULL CHECK (transferred_vnd >= 0),
    paid_vnd BIGINT NOT NULL CHECK (paid_vnd >= 0),
    returned_vnd BIGINT NOT NULL CHECK (returned_vnd >= 0),
    carried_forward_vnd BIGINT NOT NULL CHECK (carried_forward_vnd >= 0),
    settled_by TEXT NOT NULL,
    settled_at TIMESTAMP NOT NULL,
    UNIQUE (month, provider),
    CHECK (brought_forward_vnd + transferred_vnd = paid_vnd + returned_vnd + carried_forward_vnd)
);
