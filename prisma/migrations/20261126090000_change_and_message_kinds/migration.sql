-- New values by themselves: PostgreSQL uses them only once the transaction that adds them is over.

ALTER TYPE event_change_kind ADD VALUE 'edited';
ALTER TYPE event_change_kind ADD VALUE 'paid';
ALTER TYPE event_change_kind ADD VALUE 'refunded';

ALTER TYPE notification_kind ADD VALUE 'slot_offered';
ALTER TYPE notification_kind ADD VALUE 'receipt';
