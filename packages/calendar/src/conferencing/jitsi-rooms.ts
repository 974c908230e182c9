import { createHmac } from "node:crypto";
import { InvalidInputError, ok } from "@convene/scheduling-core";
import type { Meeting, MeetingProvider } from "./meeting-provider.ts";

export interface JitsiOptions {
  /** The installation, e.g. `https://meet.jit.si`. */
  readonly baseUrl: string;
  /** At least 16 characters. Whoever knows it can work out the rooms' names. */
  readonly secret: string;
}

/**
 * Rooms of a Jitsi installation, which needs no account: a room is there when somebody enters it. Its
 * name is all that keeps others out, so it is made from the event's id and a secret. It stays the same
 * when the event is moved.
 *
 * @throws InvalidInputError naming `secret`
 */
export function jitsiRooms({ baseUrl, secret }: JitsiOptions): MeetingProvider {
  if (secret.length < 16) throw new InvalidInputError("secret", "has fewer than 16 characters");
  const base = baseUrl.replace(/\/+$/, "");

  const roomOf = ({ key }: Meeting) => {
    // 160 bits in hex: Jitsi's names do not tell capital letters apart.
    const name = createHmac("sha256", secret).update(key).digest("hex").slice(0, 40);
    return { joinUrl: `${base}/convene-${name}`, roomId: null };
  };

  return {
    name: "jitsi",
    create: async (meeting) => ok(roomOf(meeting)),
    move: async (_room, meeting) => ok(roomOf(meeting)),
    remove: async () => ok(undefined),
  };
}
