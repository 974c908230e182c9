-- A server is ready when the migrations that it was built with are there. The table in which
-- `prisma migrate` keeps them is the owner's alone; this tells the others names, and which came to an
-- end. What was resolved as rolled back counts as not there. (plpgsql: a body that names a table is
-- checked when it is called, and a shadow database has no such table.)
CREATE FUNCTION applied_migrations() RETURNS TABLE (name text, is_applied boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
BEGIN
  RETURN QUERY
    SELECT migration_name::text, bool_or(finished_at IS NOT NULL)
    FROM public._prisma_migrations
    WHERE rolled_back_at IS NULL
    GROUP BY migration_name;
END
$$;
REVOKE ALL ON FUNCTION applied_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION applied_migrations() TO convene_app;
