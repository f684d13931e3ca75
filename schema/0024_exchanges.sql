-- Lists exchanged with outside offices (docs/adr/0022): who was asked about what, what was answered, what differs and what was decided.
-- What was sent stays as it was sent: the file is written from it again, byte for byte.
CREATE TABLE exchanges (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('POPULATION', 'INSURANCE', 'POLICE', 'BANK')),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    partner TEXT,
    asked_on DATE NOT NULL,
    due_on DATE NOT NULL,
    lines INTEGER NOT NULL CHECK (lines > 0),
    sha256 TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by TEXT NOT NULL,
    CHECK ((kind = 'BANK') = (partner IS NOT NULL))
);
CREATE INDEX exchanges_area ON exchanges (area_id, asked_on);

CREATE TABLE exchange_entries (
    exchange_id UUID NOT NULL REFERENCES exchanges (id),
    line_no INTEGER NOT NULL,
    person_id UUID NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL CHECK (role IN ('BENEFICIARY', 'GUARDIAN', 'AUTHORISED_RECIPIENT')),
    representative_id UUID REFERENCES representatives (id),
    task TEXT NOT NULL CHECK (task IN ('COMPARE', 'PENSION', 'PAPER', 'OPEN_ACCOUNT', 'CHECK_ACCOUNT')),
    full_name TEXT NOT NULL,
    birth TEXT,
    sex TEXT,
    citizen_id TEXT,
    hamlet TEXT,
    phone TEXT,
    account_no TEXT,
    account_key TEXT,
    account_name TEXT,
    state TEXT NOT NULL CHECK (state IN ('UNKNOWN', 'ANSWERED', 'EXCEPTION')),
    result TEXT,
    note TEXT,
    answered_at TIMESTAMP,
    PRIMARY KEY (exchange_id, line_no),
    CHECK ((state = 'ANSWERED') = (result IS NOT NULL)),
    CHECK ((role = 'BENEFICIARY') = (representative_id IS NULL))
);
CREATE INDEX exchange_entries_person ON exchange_entries (person_id);
CREATE INDEX exchange_entries_account ON exchange_entries (account_key) WHERE account_key IS NOT NULL;

-- An answer taken in: a file, or one run of questions over the network. Its lines add up: applied, duplicate, exception, left blank.
CREATE TABLE exchange_answers (
    id UUID NOT NULL PRIMARY KEY,
    exchange_id UUID NOT NULL REFERENCES exchanges (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    lines INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    exceptions INTEGER NOT NULL,
    blanks INTEGER NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    applied_by TEXT NOT NULL,
    UNIQUE (exchange_id, sha256),
    CHECK (lines = applied + duplicates + exceptions + blanks)
);

-- Of an answered line a keyed mark of what was said, so that the same said again is known without keeping it.
CREATE TABLE exchange_answer_lines (
    answer_id UUID NOT NULL REFERENCES exchange_answers (id),
    row_no INTEGER NOT NULL,
    exchange_id UUID NOT NULL REFERENCES exchanges (id),
    line_no INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('APPLIED', 'DUPLICATE', 'EXCEPTION', 'BLANK')),
    said_key TEXT,
    account_key TEXT,
    code TEXT,
    sentence TEXT,
    PRIMARY KEY (answer_id, row_no)
);
CREATE INDEX exchange_answer_lines_exchange ON exchange_answer_lines (exchange_id, outcome);

-- What we hold and what the partner says about one field of one person, both closed (docs/adr/0019), and what was decided.
CREATE TABLE exchange_differences (
    id UUID NOT NULL PRIMARY KEY,
    exchange_id UUID NOT NULL,
    line_no INTEGER NOT NULL,
    person_id UUID NOT NULL REFERENCES persons (id),
    field TEXT NOT NULL,
    ours TEXT,
    theirs TEXT NOT NULL,
    found_at TIMESTAMP NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED')),
    decided_by TEXT,
    decided_at TIMESTAMP,
    reason TEXT,
    FOREIGN KEY (exchange_id, line_no) REFERENCES exchange_entries (exchange_id, line_no),
    UNIQUE (exchange_id, line_no, field),
    CHECK ((state = 'OPEN') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
        AND (decided_at IS NULL) = (reason IS NULL))
);
CREATE INDEX exchange_differences_person ON exchange_differences (person_id);
