import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { WebSocket } from "ws";
import { findMember, findSignedInUser } from "../auth/find-signed-in.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { requireMember, roleIn } from "../http/require-member.ts";
import type { Kit } from "../kit.ts";
import { readToken } from "./live-position.ts";
import type { LiveSockets } from "./live-sockets.ts";

/**
 * `GET /live`: tells a signed-in member's open page what changed in the open organisation. A page that
 * comes back says by `?since=` which token it had last, and is told what it missed.
 */
export function liveRoute(kit: Kit, sockets: LiveSockets): Hono<KitEnv> {
  return new Hono<KitEnv>().get(
    "/live",
    requireMember(kit),
    upgradeWebSocket((c) => {
      const { member } = c.var;
      const { tenantId, id } = member;
      const headers = new Headers({ cookie: c.req.header("cookie") ?? "" });
      const since = readToken(c.req.query("since") ?? "");
      return {
        onOpen(_event, { raw }) {
          if (!(raw instanceof WebSocket)) return;
          const connection = {
            tenantId,
            memberId: id,
            role: roleIn(kit, member),
            socket: raw,
            async stillAllowed() {
              const user = await findSignedInUser(kit, headers);
              const found = user && (await findMember(kit, { ...user, tenantId }));
              return found !== null && found.id === id && roleIn(kit, found) !== null;
            },
          };
          sockets.add(connection, since);
        },
      };
    }),
  );
}
