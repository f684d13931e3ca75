CREATE TRIGGER data_requests_types BEFORE INSERT ON data_requests
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER data_requests_types_update BEFORE UPDATE ON data_requests
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER data_requests_kept BEFORE DELETE ON data_requests
    BEGIN SELECT RAISE(ABORT, 'a request stays'); END;
