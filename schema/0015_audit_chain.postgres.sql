CREATE TRIGGER audit_links_no_change BEFORE UPDATE OR DELETE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_links is append-only');
CREATE TRIGGER audit_roots_no_change BEFORE UPDATE OR DELETE ON audit_roots
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_roots is append-only');
CREATE TRIGGER audit_root_chains_no_change BEFORE UPDATE OR DELETE ON audit_root_chains
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_root_chains is append-only');
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a chain does not end');
CREATE TRIGGER audit_heads_forward BEFORE UPDATE ON audit_heads
    FOR EACH ROW WHEN (NEW.seq <= OLD.seq OR NEW.chain <> OLD.chain)
    EXECUTE FUNCTION refuse_change('a chain only grows');
