import type { ZoomEndpoints } from "../conferencing/zoom-rooms.ts";

/** Where meetings online take place. */
export interface RoomSettings {
  readonly jitsi: {
    readonly baseUrl: string;
    /** Whoever knows it can work out the rooms' names. */
    readonly secret: string;
  };
  /** A server-to-server app; null: not set up. */
  readonly zoom: {
    readonly accountId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly endpoints?: ZoomEndpoints;
  } | null;
}
