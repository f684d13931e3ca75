-- From the records without an identifier to those of the same name and year: both are looked up, however large the register is. A search by
-- name goes on using the first index.
DROP INDEX persons_search;
CREATE INDEX persons_search ON persons (search_key, birth_year);
CREATE INDEX persons_without_citizen_id ON persons (area_id) WHERE citizen_key IS NULL;
