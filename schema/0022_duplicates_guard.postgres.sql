-- Seen where either person is seen: of two records in two communes both offices have to know.
ALTER TABLE duplicate_pairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_pairs FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_pairs_person ON duplicate_pairs
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM persons p WHERE p.id IN (one_id, other_id))))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE person_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY person_merges_person ON person_merges
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM persons p WHERE p.id IN (kept_id, gone_id))))
    WITH CHECK ((SELECT ansinh_anywhere()));
