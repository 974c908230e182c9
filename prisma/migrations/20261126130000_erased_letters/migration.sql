-- A letter names whom it is for: it can be emptied when they are erased, whatever became of the offer.

CREATE OR REPLACE FUNCTION check_offer_step() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'pending_approval'), ('draft', 'approved'), ('draft', 'withdrawn'),
    ('pending_approval', 'approved'), ('pending_approval', 'draft'), ('pending_approval', 'withdrawn'),
    ('approved', 'sent'), ('approved', 'draft'), ('approved', 'withdrawn'),
    ('sent', 'accepted'), ('sent', 'declined'), ('sent', 'countered'), ('sent', 'expired'),
    ('sent', 'withdrawn'),
    ('countered', 'draft'), ('countered', 'withdrawn'),
    ('expired', 'draft')
  ) THEN
    RAISE EXCEPTION 'An offer that is % does not become %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_step';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state = 'approved' AND EXISTS (
    SELECT FROM offer_approval a
    WHERE a.tenant_id = NEW.tenant_id AND a.offer_id = NEW.id AND a.state <> 'approved'
  ) THEN
    RAISE EXCEPTION 'An offer is approved by all of its chain'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_approved_by_all';
  END IF;
  IF OLD.state <> 'draft' AND NEW.state <> 'draft' AND (
    (NEW.title, NEW.salary, NEW.currency, NEW.pay_period, NEW.start_date, NEW.valid_days)
      IS DISTINCT FROM
    (OLD.title, OLD.salary, OLD.currency, OLD.pay_period, OLD.start_date, OLD.valid_days)
    -- The date until which it stands is put into the letter as it is sent; and whoever is erased is
    -- named in no letter any more.
    OR (NEW.body <> OLD.body AND NEW.body <> '' AND NOT (OLD.state = 'approved' AND NEW.state = 'sent'))
  ) THEN
    RAISE EXCEPTION 'The terms of an offer are changed in its draft'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_terms';
  END IF;
  RETURN NEW;
END
$$;
