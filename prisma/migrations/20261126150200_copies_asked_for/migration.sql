-- Whether a calendar may have a copy though nobody recorded that it does: its worker may have died in between.
ALTER TABLE calendar_copy ADD COLUMN asked BOOLEAN NOT NULL DEFAULT false;
UPDATE calendar_copy SET asked = true;
