-- The chain of the process log (docs/adr/0015): one chain for each area, 0 for what belongs to none. The place in the chain is taken
-- in the transaction of the event; the row of the chain is locked meanwhile.
CREATE TABLE audit_heads (
    chain INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL CHECK (seq >= 0)
);

-- digest = SHA-256 of salt and event, hash = SHA-256 of the hash before and digest. The salt keeps the digest from being guessed when
-- the words of an event have to go.
CREATE TABLE audit_links (
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    event_id UUID NOT NULL UNIQUE,
    salt TEXT NOT NULL,
    digest TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
);

-- Once a day the ends of all chains that moved are folded into one root; the root leaves the machine on paper or by message.
CREATE TABLE audit_roots (
    number INTEGER NOT NULL PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    events BIGINT NOT NULL CHECK (events > 0),
    hash TEXT NOT NULL
);
CREATE TABLE audit_root_chains (
    root_number INTEGER NOT NULL REFERENCES audit_roots (number),
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (root_number, chain)
);
CREATE INDEX audit_root_chains_chain ON audit_root_chains (chain, seq);
