-- Folded names are plain letters: in byte order a beginning is a range of the index, also behind row security, where LIKE is not.
ALTER TABLE persons ALTER COLUMN search_key SET DATA TYPE TEXT COLLATE "C";
