import { describe, expect, test } from "vitest";
import { hasRadicale, startRadicale } from "../../testing/index.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { describeCalendar } from "../contract/calendar-contract.ts";

describe("CalDAV", () => {
  test("a real server is there to try it on: Debian's package radicale", () => {
    if (!process.env.CI && !hasRadicale()) {
      process.stderr.write("CalDAV is not tried: Radicale is missing (apt-get install radicale)\n");
      return;
    }
    expect(hasRadicale()).toBe(true);
  });
});

if (hasRadicale()) {
  describeCalendar("CalDAV", async () => {
    const server = await startRadicale();
    const username = "ana@convene.example";
    await server.addCalendar(username, "main");
    let made = 0;
    const common = { provider: "caldav", timeZone: "America/Toronto" } as const;
    return {
      server,
      connect: async (options) =>
        new CalendarSync({
          ...common,
          credentials: server.credentials(username),
          owner: "tenant-1",
          ...options,
        }),
      async connectRevoked() {
        const credentials = { ...server.credentials(username), password: "wrong" };
        return new CalendarSync({ ...common, credentials, owner: "tenant-1" });
      },
      async newCalendar() {
        made += 1;
        return server.addCalendar(username, `calendar-${made}`);
      },
      dropCursors() {
        const body = '<?xml version="1.0"?><error xmlns="DAV:"><valid-sync-token/></error>';
        const fault = { status: 403, headers: { "content-type": "text/xml" }, body };
        server.fail({ method: "REPORT", path: /./, fault });
      },
      createCall: { method: "PUT", path: /./ },
      readCall: { method: "REPORT", path: /./ },
      stop: () => server.stop(),
    };
  });
}
