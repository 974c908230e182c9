-- New values by themselves: PostgreSQL uses them only once the transaction that adds them is over.

ALTER TYPE notification_kind ADD VALUE 'hold_expiring';
ALTER TYPE notification_kind ADD VALUE 'feedback_due';
ALTER TYPE notification_kind ADD VALUE 'offer_sent';
ALTER TYPE notification_kind ADD VALUE 'refund_made';
ALTER TYPE notification_kind ADD VALUE 'calendar_reconnect';

ALTER TYPE notification_state ADD VALUE 'sending' AFTER 'queued';
ALTER TYPE notification_state ADD VALUE 'delivered' AFTER 'sent';
ALTER TYPE notification_state ADD VALUE 'unclear' AFTER 'dead';
ALTER TYPE notification_state ADD VALUE 'bounced' AFTER 'unclear';
ALTER TYPE notification_state ADD VALUE 'complained' AFTER 'bounced';
ALTER TYPE notification_state ADD VALUE 'suppressed' AFTER 'complained';
