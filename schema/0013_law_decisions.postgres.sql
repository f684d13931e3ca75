CREATE TRIGGER law_decisions_append_only BEFORE UPDATE OR DELETE ON law_decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change('law_decisions is append-only');
