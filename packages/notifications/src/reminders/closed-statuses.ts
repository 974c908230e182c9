/** Statuses of either product after which nobody needs reminding. */
export const CLOSED_STATUSES: ReadonlySet<string> = new Set(["completed", "cancelled", "no_show"]);
