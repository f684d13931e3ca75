-- What is written once stays as written. SQLite checks no types: money and counts must be whole numbers.
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER payroll_lines_no_update BEFORE UPDATE OF list_id, line_no, person_id, person_code, programme, kind, benefit_month,
    ground, coefficient, amount_vnd, change, before_vnd, payee_name, citizen_id, channel, provider, bank_bin, account_no,
    origin_list_id, origin_line_no ON payroll_lines
    BEGIN SELECT RAISE(ABORT, 'a line is written once'); END;
CREATE TRIGGER payroll_lines_no_delete BEFORE DELETE ON payroll_lines
    WHEN (SELECT state FROM payroll_lists WHERE id = OLD.list_id) <> 'DRAFT'
    BEGIN SELECT RAISE(ABORT, 'only a draft can be made again'); END;
CREATE TRIGGER payroll_lines_types BEFORE INSERT ON payroll_lines
    WHEN typeof(NEW.amount_vnd) <> 'integer' OR typeof(NEW.before_vnd) <> 'integer' OR typeof(NEW.coefficient) <> 'integer'
        OR typeof(NEW.benefit_month) <> 'integer' OR typeof(NEW.line_no) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER transfers_types BEFORE INSERT ON transfers WHEN typeof(NEW.amount_vnd) <> 'integer' OR typeof(NEW.month) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER instructions_types BEFORE INSERT ON instructions WHEN typeof(NEW.amount_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER instructions_types_update BEFORE UPDATE OF amount_vnd ON instructions WHEN typeof(NEW.amount_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER grants_types BEFORE INSERT ON grants
    WHEN typeof(NEW.fixed_amount_vnd) NOT IN ('integer', 'null') OR typeof(NEW.from_month) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER grants_types_update BEFORE UPDATE ON grants
    WHEN typeof(NEW.fixed_amount_vnd) NOT IN ('integer', 'null') OR typeof(NEW.from_month) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_orders_types BEFORE INSERT ON payment_orders
    WHEN typeof(NEW.amount_vnd) <> 'integer' OR typeof(NEW.list_vnd) <> 'integer' OR typeof(NEW.held_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_batches_types BEFORE INSERT ON payment_batches WHEN typeof(NEW.amount_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER receivables_types BEFORE INSERT ON receivables WHEN typeof(NEW.amount_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER result_lines_types BEFORE INSERT ON result_lines WHEN typeof(NEW.amount_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER settlements_types BEFORE INSERT ON settlements
    WHEN typeof(NEW.brought_forward_vnd) <> 'integer' OR typeof(NEW.transferred_vnd) <> 'integer' OR typeof(NEW.paid_vnd) <> 'integer'
        OR typeof(NEW.returned_vnd) <> 'integer' OR typeof(NEW.carried_forward_vnd) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_lists_types BEFORE INSERT ON payroll_lists
    WHEN typeof(NEW.amount_vnd) <> 'integer' OR typeof(NEW.month) <> 'integer' OR typeof(NEW.new_vnd) <> 'integer'
        OR typeof(NEW.old_vnd) <> 'integer' OR typeof(NEW.people) <> 'integer' OR typeof(NEW.lines) <> 'integer'
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
