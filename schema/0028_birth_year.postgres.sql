-- Who may be one person is looked for by name and year of birth. As a column of its own the year serves in an index also behind row
-- security, where a function of a column does not.
ALTER TABLE persons ADD COLUMN birth_year TEXT GENERATED ALWAYS AS (substr(birth, 1, 4)) STORED;
