import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { WebSocket } from "ws";
import { findMember, findSignedInUser } from "../auth/find-signed-in.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { requireMember, roleIn } from "../http/require-member.ts";
import type { Kit } from "../kit.ts";
import type { LiveSockets } from "./live-sockets.ts";

/** `GET /live`: tells a signed-in member's open page what changed in the open organisation. */
export function liveRoute(kit: Kit, sockets: LiveSockets): Hono<KitEnv> {
  return new Hono<KitEnv>().get(
    "/live",
    requireMember(kit),
    upgradeWebSocket((c) => {
      const { tenantId, id } = c.var.member;
      const headers = new Headers({ cookie: c.req.header("cookie") ?? "" });
      return {
        onOpen(_event, { raw }) {
          if (!(raw instanceof WebSocket)) return;
          sockets.add({
            tenantId,
            socket: raw,
            async stillAllowed() {
              const user = await findSignedInUser(kit, headers);
              const member = user && (await findMember(kit, { ...user, tenantId }));
              return member !== null && member.id === id && roleIn(kit, member) !== null;
            },
          });
        },
      };
    }),
  );
}
