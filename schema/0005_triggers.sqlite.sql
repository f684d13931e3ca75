-- What is written once stays as written. SQLite checks no types: money and counts must be whole numbers.
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers
    BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers
    BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER payroll_lines_no_update BEFORE UPDATE OF list_id, line_no, person_id, person_code, programme, kind, benefit_month,
    ground, coefficient, amount_vnd, change, before_vnd, payee_name, citizen_id, channel, provider, bank_bin, account_no,
    origin_list_id, origin_line_no ON payroll_lines
    BEGIN SELECT RAISE(ABORT, 'a line is written once'); END;
CREATE TRIGGER payroll_lines_no_delete BEFORE DELETE ON payroll_lines
    WHEN (SELECT state FROM payroll_lists WHERE id = OLD.list_id) <> 'DRAFT'
    BEGIN SELECT RAISE(ABORT, 'only a draft can be made again'); END;

-- Every count, month, coefficient and amount. SQLite keeps a text in an INTEGER column as it is. A new such column comes
-- into the list of its table; a test tries each of them.
CREATE TRIGGER users_types BEFORE INSERT ON users
    WHEN typeof(NEW.access_failed_count) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER users_types_update BEFORE UPDATE OF access_failed_count ON users
    WHEN typeof(NEW.access_failed_count) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER import_files_types BEFORE INSERT ON import_files
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.expected_rows) NOT IN ('integer', 'null')
        OR typeof(NEW.rejected_rows) NOT IN ('integer', 'null') OR typeof(NEW.new_people) NOT IN ('integer', 'null')
        OR typeof(NEW.changed_people) NOT IN ('integer', 'null') OR typeof(NEW.same_people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER import_files_types_update BEFORE UPDATE ON import_files
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.expected_rows) NOT IN ('integer', 'null')
        OR typeof(NEW.rejected_rows) NOT IN ('integer', 'null') OR typeof(NEW.new_people) NOT IN ('integer', 'null')
        OR typeof(NEW.changed_people) NOT IN ('integer', 'null') OR typeof(NEW.same_people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER grants_types BEFORE INSERT ON grants
    WHEN typeof(NEW.from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.accountable_from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.until_month) NOT IN ('integer', 'null')
        OR typeof(NEW.suspended_from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.fixed_amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.asserted_coefficient) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER grants_types_update BEFORE UPDATE ON grants
    WHEN typeof(NEW.from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.accountable_from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.until_month) NOT IN ('integer', 'null')
        OR typeof(NEW.suspended_from_month) NOT IN ('integer', 'null')
        OR typeof(NEW.fixed_amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.asserted_coefficient) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER work_items_types BEFORE INSERT ON work_items
    WHEN typeof(NEW.month) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER work_items_types_update BEFORE UPDATE OF month ON work_items
    WHEN typeof(NEW.month) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_lists_types BEFORE INSERT ON payroll_lists
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.version) NOT IN ('integer', 'null')
        OR typeof(NEW.people) NOT IN ('integer', 'null') OR typeof(NEW.lines) NOT IN ('integer', 'null')
        OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null') OR typeof(NEW.old_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.increase_vnd) NOT IN ('integer', 'null') OR typeof(NEW.decrease_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.adjust_vnd) NOT IN ('integer', 'null') OR typeof(NEW.new_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.arrears_vnd) NOT IN ('integer', 'null') OR typeof(NEW.one_time_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_over_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_lists_types_update BEFORE UPDATE ON payroll_lists
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.version) NOT IN ('integer', 'null')
        OR typeof(NEW.people) NOT IN ('integer', 'null') OR typeof(NEW.lines) NOT IN ('integer', 'null')
        OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null') OR typeof(NEW.old_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.increase_vnd) NOT IN ('integer', 'null') OR typeof(NEW.decrease_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.adjust_vnd) NOT IN ('integer', 'null') OR typeof(NEW.new_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.arrears_vnd) NOT IN ('integer', 'null') OR typeof(NEW.one_time_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_over_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_lines_types BEFORE INSERT ON payroll_lines
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null') OR typeof(NEW.benefit_month) NOT IN ('integer', 'null')
        OR typeof(NEW.coefficient) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.before_vnd) NOT IN ('integer', 'null') OR typeof(NEW.origin_line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_changes_types BEFORE INSERT ON payroll_changes
    WHEN typeof(NEW.before_vnd) NOT IN ('integer', 'null') OR typeof(NEW.after_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_changes_types_update BEFORE UPDATE OF before_vnd, after_vnd ON payroll_changes
    WHEN typeof(NEW.before_vnd) NOT IN ('integer', 'null') OR typeof(NEW.after_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_findings_types BEFORE INSERT ON payroll_findings
    WHEN typeof(NEW.finding_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payroll_findings_types_update BEFORE UPDATE OF finding_no ON payroll_findings
    WHEN typeof(NEW.finding_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER receivables_types BEFORE INSERT ON receivables
    WHEN typeof(NEW.benefit_month) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER receivables_types_update BEFORE UPDATE OF benefit_month, amount_vnd ON receivables
    WHEN typeof(NEW.benefit_month) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_orders_types BEFORE INSERT ON payment_orders
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.list_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.held_vnd) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.lines) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_orders_types_update BEFORE UPDATE OF month, list_vnd, held_vnd, amount_vnd, lines ON payment_orders
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.list_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.held_vnd) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.lines) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_order_lists_types BEFORE INSERT ON payment_order_lists
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_order_lists_types_update BEFORE UPDATE OF lines, amount_vnd ON payment_order_lists
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_batches_types BEFORE INSERT ON payment_batches
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.lines) NOT IN ('integer', 'null')
        OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER payment_batches_types_update BEFORE UPDATE OF month, lines, amount_vnd ON payment_batches
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.lines) NOT IN ('integer', 'null')
        OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER instructions_types BEFORE INSERT ON instructions
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER instructions_types_update BEFORE UPDATE OF line_no, amount_vnd ON instructions
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER transfers_types BEFORE INSERT ON transfers
    WHEN typeof(NEW.amount_vnd) NOT IN ('integer', 'null') OR typeof(NEW.month) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER result_files_types BEFORE INSERT ON result_files
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.applied) NOT IN ('integer', 'null')
        OR typeof(NEW.duplicates) NOT IN ('integer', 'null') OR typeof(NEW.exceptions) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER result_files_types_update BEFORE UPDATE OF lines, applied, duplicates, exceptions ON result_files
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.applied) NOT IN ('integer', 'null')
        OR typeof(NEW.duplicates) NOT IN ('integer', 'null') OR typeof(NEW.exceptions) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER result_lines_types BEFORE INSERT ON result_lines
    WHEN typeof(NEW.row_no) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER result_lines_types_update BEFORE UPDATE OF row_no, amount_vnd ON result_lines
    WHEN typeof(NEW.row_no) NOT IN ('integer', 'null') OR typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER settlements_types BEFORE INSERT ON settlements
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.brought_forward_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.transferred_vnd) NOT IN ('integer', 'null') OR typeof(NEW.paid_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.returned_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_forward_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER settlements_types_update BEFORE UPDATE ON settlements
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.brought_forward_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.transferred_vnd) NOT IN ('integer', 'null') OR typeof(NEW.paid_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.returned_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_forward_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
