-- Who collects cash for whom on a list: copied when the list is made, like the payee, so that an approved list says for ever whom the
-- payer may give the money to.
CREATE TABLE payroll_collectors (
    id UUID NOT NULL PRIMARY KEY,
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    person_id UUID NOT NULL REFERENCES persons (id),
    provider TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('GUARDIAN', 'AUTHORISED_RECIPIENT')),
    full_name TEXT NOT NULL,
    citizen_id TEXT,
    UNIQUE (list_id, person_id)
);
