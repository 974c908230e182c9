-- Whether a calendar may have a copy though nobody recorded that it does: its worker may have died in between.
-- Those that are there already may be there.
ALTER TABLE calendar_copy ADD COLUMN asked BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE calendar_copy ALTER COLUMN asked SET DEFAULT false;
