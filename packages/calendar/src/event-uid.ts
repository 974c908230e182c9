/** The iCalendar UID of an event: the same in every file about it, for its whole life. */
export function eventUid(eventId: string): string {
  return `${eventId}@convene`;
}
