/**
 * Where to go after signing in.
 *
 * @param wanted From the address; a path of these pages, else it is ignored: a link must not be
 *   able to send somebody who just signed in elsewhere.
 */
export function nextPath(wanted: string | null | undefined, home: string): string {
  if (!wanted) return home;
  const origin = "https://here.invalid";
  let url: URL;
  try {
    url = new URL(wanted, origin);
  } catch {
    return home;
  }
  if (!wanted.startsWith("/") || url.origin !== origin) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of the sign-in page that leads back to `path`. */
export function signInHref(path: string, home = "/"): string {
  return path === home ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}
