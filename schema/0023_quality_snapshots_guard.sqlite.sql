CREATE TRIGGER quality_snapshots_types BEFORE INSERT ON quality_snapshots
    WHEN typeof(NEW.month) NOT IN ('integer', 'null') OR typeof(NEW.good) NOT IN ('integer', 'null')
        OR typeof(NEW.total) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER quality_snapshots_no_update BEFORE UPDATE ON quality_snapshots
    BEGIN SELECT RAISE(ABORT, 'quality_snapshots is append-only'); END;
CREATE TRIGGER quality_snapshots_no_delete BEFORE DELETE ON quality_snapshots
    BEGIN SELECT RAISE(ABORT, 'quality_snapshots is append-only'); END;
