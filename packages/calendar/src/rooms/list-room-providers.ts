import type { RoomProvider } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";

/** Where meetings can take place online. */
export interface ListedRoomProvider {
  readonly provider: RoomProvider;
  readonly setUp: boolean;
  /** Whether its rooms hang on the event in a connected calendar of whoever holds it. */
  readonly needsCalendar: boolean;
}

/** All providers of rooms; Jitsi first, which is always there. */
export function listRoomProviders({
  rooms,
  accounts,
}: Pick<CalendarPorts, "rooms" | "accounts">): readonly ListedRoomProvider[] {
  return [
    { provider: "jitsi", setUp: true, needsCalendar: false },
    { provider: "zoom", setUp: rooms.zoom !== null, needsCalendar: false },
    { provider: "meet", setUp: accounts.isSetUp("google"), needsCalendar: true },
    { provider: "teams", setUp: accounts.isSetUp("outlook"), needsCalendar: true },
  ];
}
