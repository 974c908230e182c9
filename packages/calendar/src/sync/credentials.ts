/** Plain data, for the caller to encrypt and keep. */
export interface GoogleCredentials {
  readonly provider: "google";
  readonly accessToken: string;
  /** ISO 8601 instant. */
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
}

/** Plain data, for the caller to encrypt and keep. The refresh token is inside the cache. */
export interface OutlookCredentials {
  readonly provider: "outlook";
  /** msal's token cache, serialised. */
  readonly tokenCache: string;
  /** Which account of the cache. */
  readonly accountId: string;
  /** The account's sign-in name, to show which one is connected. */
  readonly username: string;
}

/** Plain data, for the caller to encrypt and keep. */
export interface CaldavCredentials {
  readonly provider: "caldav";
  /** Where discovery starts, e.g. `https://caldav.fastmail.com`. */
  readonly serverUrl: string;
  readonly username: string;
  /** An app password where the provider has those. */
  readonly password: string;
}

export type CalendarCredentials = GoogleCredentials | OutlookCredentials | CaldavCredentials;

/** Our application, as it is registered with Google or Microsoft. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to; registered there. */
  readonly redirectUri: string;
}
