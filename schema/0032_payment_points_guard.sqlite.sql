CREATE TRIGGER payment_points_types BEFORE INSERT ON payment_points
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_points_kept BEFORE UPDATE OF id, area_id, from_on, recorded_at, recorded_by ON payment_points
    BEGIN SELECT RAISE(ABORT, 'a point stays'); END;
CREATE TRIGGER payment_points_no_delete BEFORE DELETE ON payment_points
    BEGIN SELECT RAISE(ABORT, 'a point stays'); END;
CREATE TRIGGER payment_point_terms_types BEFORE INSERT ON payment_point_terms
    WHEN typeof(NEW.serial) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_point_terms_no_update BEFORE UPDATE ON payment_point_terms
    BEGIN SELECT RAISE(ABORT, 'payment_point_terms is append-only'); END;
CREATE TRIGGER payment_point_terms_no_delete BEFORE DELETE ON payment_point_terms
    BEGIN SELECT RAISE(ABORT, 'payment_point_terms is append-only'); END;
CREATE TRIGGER payment_point_hamlets_no_update BEFORE UPDATE ON payment_point_hamlets
    BEGIN SELECT RAISE(ABORT, 'payment_point_hamlets is append-only'); END;
CREATE TRIGGER payment_point_hamlets_no_delete BEFORE DELETE ON payment_point_hamlets
    BEGIN SELECT RAISE(ABORT, 'payment_point_hamlets is append-only'); END;
CREATE TRIGGER payment_point_staff_types BEFORE INSERT ON payment_point_staff
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_point_staff_no_update BEFORE UPDATE ON payment_point_staff
    BEGIN SELECT RAISE(ABORT, 'payment_point_staff is append-only'); END;
CREATE TRIGGER payment_point_staff_no_delete BEFORE DELETE ON payment_point_staff
    BEGIN SELECT RAISE(ABORT, 'payment_point_staff is append-only'); END;
CREATE TRIGGER payment_point_days_kept BEFORE UPDATE OF id, point_id, day, opens_at, closes_at, note ON payment_point_days
    BEGIN SELECT RAISE(ABORT, 'a day of payment stays'); END;
CREATE TRIGGER payment_point_days_no_delete BEFORE DELETE ON payment_point_days
    BEGIN SELECT RAISE(ABORT, 'a day of payment stays'); END;
CREATE TRIGGER bank_areas_types BEFORE INSERT ON bank_areas
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER bank_areas_kept BEFORE UPDATE OF id, area_id, bank, branch, from_on ON bank_areas
    BEGIN SELECT RAISE(ABORT, 'the area of a bank stays'); END;
CREATE TRIGGER bank_areas_no_delete BEFORE DELETE ON bank_areas
    BEGIN SELECT RAISE(ABORT, 'the area of a bank stays'); END;
CREATE TRIGGER bank_area_waivers_no_update BEFORE UPDATE ON bank_area_waivers
    BEGIN SELECT RAISE(ABORT, 'bank_area_waivers is append-only'); END;
CREATE TRIGGER bank_area_waivers_no_delete BEFORE DELETE ON bank_area_waivers
    BEGIN SELECT RAISE(ABORT, 'bank_area_waivers is append-only'); END;
CREATE TRIGGER fee_reports_types BEFORE INSERT ON fee_reports
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.refunded_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER fee_reports_types_update BEFORE UPDATE ON fee_reports
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.refunded_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER fee_reports_kept BEFORE UPDATE OF id, person_id, bank, waiver, amount_vnd, charged_on ON fee_reports
    BEGIN SELECT RAISE(ABORT, 'a report stays'); END;
CREATE TRIGGER fee_reports_no_delete BEFORE DELETE ON fee_reports
    BEGIN SELECT RAISE(ABORT, 'a report stays'); END;
CREATE TRIGGER fee_reports_answered BEFORE UPDATE OF answer, answered_on, refunded_vnd, answer_text, closed_at, closed_by ON fee_reports
    WHEN OLD.answer IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
