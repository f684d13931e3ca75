-- The people of one file, who are looked at for duplicates when it comes in.
CREATE INDEX persons_source_file ON persons (source_file_id) WHERE source_file_id IS NOT NULL;
