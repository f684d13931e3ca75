-- What somebody may do for a person, and the mark of the own number: for how many people somebody receives, across communes.
ALTER TABLE representatives ADD COLUMN scope TEXT CHECK (scope IN ('CASH', 'ACCOUNT', 'ALL'));
ALTER TABLE representatives ADD COLUMN citizen_key TEXT;
CREATE INDEX representatives_citizen_key ON representatives (citizen_key) WHERE citizen_key IS NOT NULL;
