-- What is written once stays as written; only the key that closes it may be another one.
CREATE FUNCTION only_resealed(before TEXT, after TEXT) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT before IS NOT DISTINCT FROM after
        OR (before IS NOT NULL AND after IS NOT NULL AND after LIKE 'k%:%' AND split_part(after, ':', 1) <> split_part(before, ':', 1)) $$;
DROP TRIGGER payroll_lines_no_update ON payroll_lines;
CREATE TRIGGER payroll_lines_no_update BEFORE UPDATE OF list_id, line_no, person_id, person_code, programme, kind, benefit_month,
    ground, coefficient, amount_vnd, change, before_vnd, payee_name, channel, provider, bank_bin,
    origin_list_id, origin_line_no ON payroll_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a line is written once');
CREATE TRIGGER payroll_lines_resealed BEFORE UPDATE OF citizen_id, account_no ON payroll_lines FOR EACH ROW
    WHEN (NOT (only_resealed(OLD.citizen_id, NEW.citizen_id) AND only_resealed(OLD.account_no, NEW.account_no)))
    EXECUTE FUNCTION refuse_change('a line is written once');
DROP TRIGGER law_decisions_append_only ON law_decisions;
CREATE TRIGGER law_decisions_append_only BEFORE DELETE OR UPDATE OF id, person_id, kind, from_month, version, choice, payee_name,
    reason, decided_by, decided_at ON law_decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change('law_decisions is append-only');
CREATE TRIGGER law_decisions_resealed BEFORE UPDATE OF payee_citizen_id ON law_decisions FOR EACH ROW
    WHEN (NOT only_resealed(OLD.payee_citizen_id, NEW.payee_citizen_id))
    EXECUTE FUNCTION refuse_change('law_decisions is append-only');
