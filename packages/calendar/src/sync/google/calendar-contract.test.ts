import { startGoogleStandIn } from "../../testing/index.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { describeCalendar } from "../contract/calendar-contract.ts";

describeCalendar("Google", async () => {
  const server = await startGoogleStandIn();
  const account = server.addAccount("ana@convene.example", "America/Toronto");
  let made = 0;
  const { app, endpoints } = server;
  const common = { provider: "google", app, endpoints, timeZone: "America/Toronto" } as const;
  return {
    server,
    connect: async (options) =>
      new CalendarSync({
        ...common,
        credentials: account.credentials(),
        owner: "tenant-1",
        ...options,
      }),
    async connectRevoked() {
      const gone = server.addAccount("gone@convene.example", "UTC");
      const credentials = gone.credentials();
      gone.revokeConsent();
      return new CalendarSync({ ...common, credentials, owner: "tenant-1" });
    },
    async newCalendar() {
      made += 1;
      const id = `calendar-${made}@group.calendar.example`;
      return account.addCalendar({ id, accessRole: "owner", timeZone: "America/Toronto" });
    },
    dropCursors: () => server.dropSyncTokens(),
    createCall: { method: "POST", path: /\/events\?/ },
    readCall: { method: "GET", path: /\/events\?/ },
    stop: () => server.stop(),
  };
});
