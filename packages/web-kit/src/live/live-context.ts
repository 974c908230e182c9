import { createContext, useContext } from "react";
import { createLiveConnection, type LiveConnection } from "./live-connection.ts";

// One for the page: made here it connects to nothing before somebody listens.
const LiveContext = createContext<LiveConnection>(createLiveConnection());

/** Gives pages another line than that to the page's own server. */
export const LiveProvider = LiveContext.Provider;

export function useLiveConnection(): LiveConnection {
  return useContext(LiveContext);
}
