import { startGraphStandIn } from "../../testing/index.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { describeCalendar } from "../contract/calendar-contract.ts";

describeCalendar("Outlook", async () => {
  const server = await startGraphStandIn();
  const account = server.addAccount("ana@convene.example", "America/Toronto");
  account.setMailboxZone("Eastern Standard Time");
  let made = 0;
  const { app, endpoints } = server;
  const common = { provider: "outlook", app, endpoints, timeZone: "America/Toronto" } as const;
  return {
    server,
    connect: async (options) =>
      new CalendarSync({
        ...common,
        credentials: await account.credentials(),
        owner: "tenant-1",
        ...options,
      }),
    async connectRevoked() {
      const gone = server.addAccount("gone@convene.example", "UTC");
      const credentials = await gone.credentials();
      gone.revokeConsent();
      return new CalendarSync({ ...common, credentials, owner: "tenant-1" });
    },
    async newCalendar() {
      made += 1;
      return account.addCalendar({ id: `calendar-${made}=`, name: `Nº ${made}`, canEdit: true });
    },
    dropCursors: () => server.dropDeltaTokens(),
    createCall: { method: "POST", path: /\/events$/ },
    readCall: { method: "GET", path: /\/calendarView/ },
    stop: () => server.stop(),
  };
});
