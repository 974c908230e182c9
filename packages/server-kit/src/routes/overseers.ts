/** The roles that look after a product's calendar: they see what everybody was told. */
export const OVERSEERS: readonly string[] = ["admin", "recruiter", "owner", "manager"];
