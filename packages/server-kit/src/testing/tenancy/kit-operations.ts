/** Operations of the kit's that work without a session, beside those of links. */
export const KIT_OPEN: readonly RegExp[] = [
  // Their answers say whether somebody is signed in, or who has which link.
  /^GET \/api\/me$/,
  /^GET \/api\/invitations\/\{id\}$/,
  /^GET \/api\/account-mails$/,
  /^GET \/api\/calendars\/callback\/\{provider\}$/,
];

/** Operations for whoever is signed in, of an organisation or of none. */
export const FOR_EVERYBODY: readonly string[] = [
  "POST /api/organisations",
  "POST /api/organisations/{id}/activate",
  "POST /api/invitations/{id}/accept",
  "GET /api/me/sessions",
  "DELETE /api/me/sessions",
  "DELETE /api/me/sessions/{id}",
];

/** As `TenancyOptions.harmless`. */
export const KIT_HARMLESS: Readonly<Record<string, string>> = {
  "GET /api/account-mails answer": "the mails of a server that sends none, for who runs it",
  "GET /api/invitations/{id} path.id": "the id is the secret of the invitation's link",
  "POST /api/invitations/{id}/accept path.id": "the id is the secret of the invitation's link",
};

/** As `TenancyOptions.unmissed`. */
export const KIT_UNMISSED: Readonly<Record<string, string>> = {
  "query.cursor": "a place in an order, which nobody looks up",
};
