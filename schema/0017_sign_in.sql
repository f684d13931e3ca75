-- Sign-in: second factor, recovery codes, passkeys, sessions on the server, sign-in at another system (trust S11-S13).
ALTER TABLE users ADD COLUMN two_factor_enabled BOOLEAN NOT NULL DEFAULT FALSE;

-- Who this account is at the office's own sign-in system (OpenID Connect: sub). Linked by an administrator only.
ALTER TABLE users ADD COLUMN external_subject TEXT;
CREATE UNIQUE INDEX users_external_subject ON users (external_subject);

-- The secret that a telephone makes codes from, protected; the last step whose code was taken.
CREATE TABLE authenticators (
    user_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
    secret TEXT NOT NULL,
    last_step BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL
);

CREATE TABLE recovery_codes (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    code_hash TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE UNIQUE INDEX recovery_codes_hash ON recovery_codes (user_id, code_hash);

CREATE TABLE passkeys (
    credential_id TEXT NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sign_count BIGINT NOT NULL,
    transports TEXT NOT NULL,
    user_verified BOOLEAN NOT NULL,
    backup_eligible BOOLEAN NOT NULL,
    backed_up BOOLEAN NOT NULL,
    attestation TEXT NOT NULL,
    client_data TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX passkeys_user ON passkeys (user_id);

-- One row for each sign-in; the cookie carries its id. What was proved last, and when: asked before money moves.
CREATE TABLE user_sessions (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    opened_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    shared_computer BOOLEAN NOT NULL,
    proof TEXT NOT NULL CHECK (proof IN ('NONE', 'PASSWORD', 'CODE', 'PASSKEY', 'RECOVERY', 'OUTSIDE')),
    proved_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX user_sessions_user ON user_sessions (user_id, opened_at);
