-- How often was something asked lately, counted by all servers together (docs/decisions/rate-limits.md).
-- It belongs to no tenant: who asks is counted before anybody knows whose page it is. A key is a keyed
-- hash of what is counted and of the address or mail address, so that the table names nobody. Unlogged:
-- after a crash of the database everybody starts again at nothing, which costs no more than a minute of
-- guesses, and counting writes no log. The names of the columns are the library's.
CREATE UNLOGGED TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL,
  -- Milliseconds since 1970.
  expire bigint NOT NULL
);

-- Rows that ended an hour ago are deleted every few minutes, by each server.
CREATE INDEX rate_limit_expire ON rate_limit (expire);

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO convene_auth;
