-- New values by themselves: PostgreSQL uses them only once the transaction that adds them is over.

ALTER TYPE event_change_kind ADD VALUE 'accepted';
ALTER TYPE event_change_kind ADD VALUE 'declined';
ALTER TYPE event_change_kind ADD VALUE 'replaced';

ALTER TYPE notification_kind ADD VALUE 'application_received';
ALTER TYPE notification_kind ADD VALUE 'application_rejected';
ALTER TYPE notification_kind ADD VALUE 'time_requested';
ALTER TYPE notification_kind ADD VALUE 'times_given';
ALTER TYPE notification_kind ADD VALUE 'interviewer_declined';
ALTER TYPE notification_kind ADD VALUE 'mentioned';
ALTER TYPE notification_kind ADD VALUE 'approval_requested';
ALTER TYPE notification_kind ADD VALUE 'offer_answered';
