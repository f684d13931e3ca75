-- Who may be one person is looked for by name and year of birth (here computed when it is read; the index keeps it).
ALTER TABLE persons ADD COLUMN birth_year TEXT GENERATED ALWAYS AS (substr(birth, 1, 4)) VIRTUAL;
