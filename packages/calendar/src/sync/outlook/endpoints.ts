/** Where Microsoft is. Another address is for stand-ins and national clouds. */
export interface OutlookEndpoints {
  /** Origin of the sign-in pages and tokens, without a slash at the end. */
  readonly login: string;
  /** Base of the API, with its version, without a slash at the end. */
  readonly graph: string;
  /** Who may connect: `common`, `organizations`, or one directory's id. */
  readonly directory: string;
}

export const OUTLOOK_ENDPOINTS: OutlookEndpoints = {
  login: "https://login.microsoftonline.com",
  graph: "https://graph.microsoft.com/v1.0",
  directory: "common",
};
