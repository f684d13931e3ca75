-- The table of settlements is a new one: its guards too.
CREATE TRIGGER settlements_types BEFORE INSERT ON settlements
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.paying_unit_id) NOT IN ('integer', 'null')
        OR typeof(NEW.brought_forward_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.transferred_vnd) NOT IN ('integer', 'null') OR typeof(NEW.paid_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.returned_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_forward_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER settlements_types_update BEFORE UPDATE ON settlements
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.paying_unit_id) NOT IN ('integer', 'null')
        OR typeof(NEW.brought_forward_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.transferred_vnd) NOT IN ('integer', 'null') OR typeof(NEW.paid_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.returned_vnd) NOT IN ('integer', 'null')
        OR typeof(NEW.carried_forward_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
