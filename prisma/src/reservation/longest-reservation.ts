/**
 * No reservation is longer (CHECK reservation_length). A range read therefore need not look at
 * reservations that start earlier than this before the range, which is what keeps it an index range
 * instead of a walk through a resource's whole history.
 */
export const LONGEST_RESERVATION_DAYS = 7;
