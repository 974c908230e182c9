/** What an organisation lets block its people's time, where opinions differ. */
export interface BusyRules {
  /** Tentative events and invitations answered with "maybe". Default true. */
  readonly tentative: boolean;
  /** Google's focus time. Default true. */
  readonly focusTime: boolean;
}

export const DEFAULT_BUSY_RULES: BusyRules = { tentative: true, focusTime: true };
