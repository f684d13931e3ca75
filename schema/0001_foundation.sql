-- Settings, audit, users, areas. Common subset of SQLite and PostgreSQL.
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- One event per change of a person or of money, one per area for a set operation (trust I-22). Never changed, never deleted.
CREATE TABLE audit_events (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    login TEXT NOT NULL,
    os_user TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    area_id INTEGER,
    sentence TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT
);
CREATE INDEX audit_events_subject ON audit_events (subject_kind, subject_id, at);
CREATE INDEX audit_events_at ON audit_events (at);

-- Administrative units with their days of validity. The code alone is no key: 3,315 of 3,321 codes were used again in 2025.
CREATE TABLE areas (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')),
    type TEXT NOT NULL,
    parent_id INTEGER REFERENCES areas (id),
    province_id INTEGER NOT NULL,
    search_key TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE,
    UNIQUE (level, code, valid_from)
);
CREATE INDEX areas_parent ON areas (parent_id);
CREATE INDEX areas_search ON areas (search_key);

CREATE TABLE users (
    id UUID NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL,
    normalized_user_name TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    person_key TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('OFFICER', 'CHAIR', 'ACCOUNTANT', 'POST', 'BANK', 'AUDITOR', 'ADMINISTRATOR')),
    area_id INTEGER REFERENCES areas (id),
    provider TEXT,
    until_on DATE,
    disabled_at TIMESTAMP,
    must_change_password BOOLEAN NOT NULL,
    password_expires_at TIMESTAMP,
    password_hash TEXT,
    security_stamp TEXT,
    concurrency_stamp TEXT,
    lockout_end TIMESTAMP,
    lockout_enabled BOOLEAN NOT NULL,
    access_failed_count INTEGER NOT NULL
);
