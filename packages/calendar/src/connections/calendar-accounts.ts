import type { ConnectedProvider } from "../calendar-ports.ts";
import type { BusyRules } from "../sync/busy-rules.ts";
import type { CalendarConnector } from "../sync/calendar-connector.ts";
import type { CalendarSync } from "../sync/calendar-sync.ts";
import type { CalendarCredentials, OAuthApp } from "../sync/credentials.ts";
import type { GoogleEndpoints } from "../sync/google/endpoints.ts";
import type { OutlookEndpoints } from "../sync/outlook/endpoints.ts";
import type { Fetch } from "../sync/timed-fetch.ts";

/** Providers that ask for consent on pages of their own. */
export type ConsentProvider = Exclude<ConnectedProvider, "caldav">;

/** Which providers are set up, and how they are reached. Null: not set up. */
export interface AccountSettings {
  readonly google: { readonly app: OAuthApp; readonly endpoints?: GoogleEndpoints } | null;
  readonly outlook: { readonly app: OAuthApp; readonly endpoints?: OutlookEndpoints } | null;
  /** For addresses that people enter: it goes where it may. */
  readonly caldavFetch?: Fetch;
  readonly now: () => Date;
}

export interface AccountToOpen {
  readonly tenantId: string;
  /** IANA; of the calendars' owner. */
  readonly timeZone: string;
  readonly credentials: CalendarCredentials;
  /** Left out: the default ones. */
  readonly busyRules?: BusyRules;
  readonly onCredentials: (changed: CalendarCredentials) => Promise<void>;
}

/** The way to connected accounts. */
export interface CalendarAccounts {
  isSetUp(provider: ConnectedProvider): boolean;
  /** @returns null where the provider is not set up */
  connector(provider: ConsentProvider): Promise<CalendarConnector | null>;
  /** @returns null where its provider is not set up */
  open(account: AccountToOpen): Promise<CalendarSync | null>;
}

/** The providers' libraries are loaded when they are needed first: they are large. */
export function calendarAccounts(settings: AccountSettings): CalendarAccounts {
  const { google, outlook, caldavFetch, now } = settings;
  return {
    isSetUp: (provider) => provider === "caldav" || settings[provider] !== null,

    async connector(provider) {
      if (provider === "google") {
        if (!google) return null;
        const { googleConnector } = await import("../sync/google/connector.ts");
        return googleConnector({ ...google, now });
      }
      if (!outlook) return null;
      const { outlookConnector } = await import("../sync/outlook/connector.ts");
      return outlookConnector({ ...outlook, now });
    },

    async open({ tenantId, timeZone, credentials, busyRules, onCredentials }) {
      const { CalendarSync } = await import("../sync/calendar-sync.ts");
      const rules = busyRules && { busyRules };
      const common = { owner: tenantId, timeZone, ...rules, onCredentials, now };
      switch (credentials.provider) {
        case "google":
          return (
            google && new CalendarSync({ ...common, provider: "google", credentials, ...google })
          );
        case "outlook":
          return (
            outlook && new CalendarSync({ ...common, provider: "outlook", credentials, ...outlook })
          );
        case "caldav":
          return new CalendarSync({
            ...common,
            provider: "caldav",
            credentials,
            ...(caldavFetch && { fetch: caldavFetch }),
          });
      }
    },
  };
}
