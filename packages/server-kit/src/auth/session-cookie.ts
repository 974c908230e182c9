/** What the names of our cookies start with. */
export const COOKIE_PREFIX = "convene";

/** The cookie that names a session; with `__Secure-` in front where the app is reached by HTTPS. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
