-- Seen and written by who works for the place (docs/adr/0016); what hangs on a point or a bank's area is seen where that is seen.
ALTER TABLE payment_points ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_points FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_points_place ON payment_points
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
ALTER TABLE payment_point_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_point_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_point_terms_point ON payment_point_terms
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM payment_points p WHERE p.id = point_id)));
ALTER TABLE payment_point_hamlets ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_point_hamlets FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_point_hamlets_point ON payment_point_hamlets
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM payment_point_terms t WHERE t.id = terms_id)));
ALTER TABLE payment_point_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_point_staff FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_point_staff_point ON payment_point_staff
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM payment_point_terms t WHERE t.id = terms_id)));
ALTER TABLE payment_point_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_point_days FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_point_days_point ON payment_point_days
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM payment_points p WHERE p.id = point_id)));
ALTER TABLE bank_areas ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank_areas FORCE ROW LEVEL SECURITY;
CREATE POLICY bank_areas_place ON bank_areas
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
ALTER TABLE bank_area_waivers ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank_area_waivers FORCE ROW LEVEL SECURITY;
CREATE POLICY bank_area_waivers_area ON bank_area_waivers
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM bank_areas b WHERE b.id = bank_area_id)));
-- A fee is seen where it was reported, and where the person is seen now; written also for who has just moved away.
ALTER TABLE fee_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE fee_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY fee_reports_place ON fee_reports
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())
        OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
CREATE TRIGGER payment_points_kept BEFORE DELETE OR UPDATE OF id, area_id, from_on, recorded_at, recorded_by ON payment_points
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a point stays');
CREATE TRIGGER payment_point_terms_no_change BEFORE UPDATE OR DELETE ON payment_point_terms
    FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_point_terms is append-only');
CREATE TRIGGER payment_point_hamlets_no_change BEFORE UPDATE OR DELETE ON payment_point_hamlets
    FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_point_hamlets is append-only');
CREATE TRIGGER payment_point_staff_no_change BEFORE UPDATE OR DELETE ON payment_point_staff
    FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_point_staff is append-only');
CREATE TRIGGER payment_point_days_kept BEFORE DELETE OR UPDATE OF id, point_id, day, opens_at, closes_at, note ON payment_point_days
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a day of payment stays');
CREATE TRIGGER bank_areas_kept BEFORE DELETE OR UPDATE OF id, area_id, bank, branch, from_on ON bank_areas
    FOR EACH ROW EXECUTE FUNCTION refuse_change('the area of a bank stays');
CREATE TRIGGER bank_area_waivers_no_change BEFORE UPDATE OR DELETE ON bank_area_waivers
    FOR EACH ROW EXECUTE FUNCTION refuse_change('bank_area_waivers is append-only');
CREATE TRIGGER fee_reports_kept BEFORE DELETE OR UPDATE OF id, person_id, bank, waiver, amount_vnd, charged_on ON fee_reports
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a report stays');
CREATE TRIGGER fee_reports_answered BEFORE UPDATE OF answer, answered_on, refunded_vnd, answer_text, closed_at, closed_by ON fee_reports
    FOR EACH ROW WHEN (OLD.answer IS NOT NULL) EXECUTE FUNCTION refuse_change('an answer stays');
