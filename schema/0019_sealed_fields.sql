-- Sensitive values are closed with a key that is not in the database (docs/adr/0019): what is found by them is found by a mark
-- made with another key. A closed value is text: the key's name, a colon, the rest in base 64.
CREATE TABLE field_keys (
    id TEXT NOT NULL PRIMARY KEY,
    check_value TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
ALTER TABLE persons ADD COLUMN citizen_key TEXT;
ALTER TABLE persons ADD COLUMN old_id_key TEXT;
ALTER TABLE payment_methods ADD COLUMN account_key TEXT;
DROP INDEX persons_citizen_id;
DROP INDEX payment_methods_account;
CREATE UNIQUE INDEX persons_citizen_key ON persons (citizen_key) WHERE citizen_key IS NOT NULL;
CREATE INDEX persons_old_id_key ON persons (old_id_key) WHERE old_id_key IS NOT NULL;
CREATE INDEX payment_methods_account_key ON payment_methods (account_key) WHERE account_key IS NOT NULL;
