-- Seen and written by who works for the place that asked (docs/adr/0016); what hangs on a batch is seen where the batch is seen.
ALTER TABLE exchanges ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchanges FORCE ROW LEVEL SECURITY;
CREATE POLICY exchanges_place ON exchanges
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
ALTER TABLE exchange_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_entries_batch ON exchange_entries
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM exchanges e WHERE e.id = exchange_id)));
ALTER TABLE exchange_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_answers_batch ON exchange_answers
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM exchanges e WHERE e.id = exchange_id)));
ALTER TABLE exchange_answer_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_answer_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_answer_lines_batch ON exchange_answer_lines
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM exchanges e WHERE e.id = exchange_id)));
ALTER TABLE exchange_differences ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_differences FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_differences_batch ON exchange_differences
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM exchanges e WHERE e.id = exchange_id)));
CREATE TRIGGER exchanges_no_change BEFORE UPDATE OR DELETE ON exchanges
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a batch stays as it was sent');
CREATE TRIGGER exchange_entries_sent BEFORE DELETE OR UPDATE OF exchange_id, line_no, person_id, role, representative_id, task, full_name,
    birth, sex, hamlet, phone, account_name ON exchange_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a line stays as it was sent');
CREATE TRIGGER exchange_entries_resealed BEFORE UPDATE OF citizen_id, account_no ON exchange_entries FOR EACH ROW
    WHEN (NOT (only_resealed(OLD.citizen_id, NEW.citizen_id) AND only_resealed(OLD.account_no, NEW.account_no)))
    EXECUTE FUNCTION refuse_change('a line stays as it was sent');
CREATE TRIGGER exchange_differences_decided BEFORE UPDATE OF state, decided_by, decided_at, reason ON exchange_differences FOR EACH ROW
    WHEN (OLD.state <> 'OPEN') EXECUTE FUNCTION refuse_change('a decision stays');
CREATE TRIGGER exchange_differences_kept BEFORE DELETE OR UPDATE OF exchange_id, line_no, person_id, field, found_at ON exchange_differences
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a difference stays');
CREATE TRIGGER exchange_differences_resealed BEFORE UPDATE OF ours, theirs ON exchange_differences FOR EACH ROW
    WHEN (NOT (only_resealed(OLD.ours, NEW.ours) AND only_resealed(OLD.theirs, NEW.theirs)))
    EXECUTE FUNCTION refuse_change('a difference stays');
