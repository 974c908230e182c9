import { createHash, randomBytes } from "node:crypto";

/** Tokens as an authorisation server hands them out; opaque, and good for one account each. */
export class TokenDesk {
  readonly #codes = new Map<string, { account: string; challenge: string | null; scope: string }>();
  readonly #refresh = new Map<string, { account: string; scope: string }>();
  readonly #access = new Map<string, { account: string; expiresAt: Date }>();
  readonly #now: () => Date;
  readonly #livesSeconds: number;

  constructor(now: () => Date, livesSeconds: number) {
    this.#now = now;
    this.#livesSeconds = livesSeconds;
  }

  get livesSeconds(): number {
    return this.#livesSeconds;
  }

  /** A code of the consent page. */
  consent(account: string, challenge: string | null, scope: string): string {
    const code = opaque("code");
    this.#codes.set(code, { account, challenge, scope });
    return code;
  }

  /** Once: a code that was used is worth nothing. Null where it is, or its verifier does not fit. */
  redeem(code: string, verifier: string): { account: string; scope: string } | null {
    const held = this.#codes.get(code);
    if (!this.#codes.delete(code) || !held) return null;
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    return held.challenge === null || held.challenge === challenge ? held : null;
  }

  issueRefresh(account: string, scope: string): string {
    const token = opaque("refresh");
    this.#refresh.set(token, { account, scope });
    return token;
  }

  grantOf(refreshToken: string): { account: string; scope: string } | null {
    return this.#refresh.get(refreshToken) ?? null;
  }

  issueAccess(account: string): string {
    const token = opaque("access");
    const expiresAt = new Date(this.#now().getTime() + this.#livesSeconds * 1000);
    this.#access.set(token, { account, expiresAt });
    return token;
  }

  /** Whose token that is; null for one that is unknown or has ended. */
  accountOf(authorization: string | null): string | null {
    const [, token = ""] = /^Bearer (.+)$/.exec(authorization ?? "") ?? [];
    const held = this.#access.get(token);
    return held && held.expiresAt > this.#now() ? held.account : null;
  }

  /** Ends all access tokens before their time. */
  expireAccess(): void {
    this.#access.clear();
  }

  /** The person takes the consent back: nothing of theirs is good any more. */
  revoke(account: string): void {
    for (const tokens of [this.#refresh, this.#access]) {
      for (const [token, held] of tokens) if (held.account === account) tokens.delete(token);
    }
  }
}

function opaque(kind: string): string {
  return `${kind}-${randomBytes(18).toString("base64url")}`;
}
