import { setNonce } from "get-nonce";

/**
 * The nonce that the server told this page, without which its content policy refuses styles that are
 * written at run time; empty where no server did (while the pages are being worked on, and in tests).
 * What holds the page still behind a dialog has its own place to look for it.
 */
export function takeStyleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
  setNonce(nonce);
  return nonce;
}
