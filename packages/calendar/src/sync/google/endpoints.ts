/** Where Google is. Another address is for stand-ins. */
export interface GoogleEndpoints {
  /** Origin of the API, with a slash at the end. */
  readonly api: string;
  readonly authorisation: string;
  readonly token: string;
  readonly revocation: string;
}

export const GOOGLE_ENDPOINTS: GoogleEndpoints = {
  api: "https://www.googleapis.com/",
  authorisation: "https://accounts.google.com/o/oauth2/v2/auth",
  token: "https://oauth2.googleapis.com/token",
  revocation: "https://oauth2.googleapis.com/revoke",
};
