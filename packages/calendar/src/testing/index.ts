export type { GoogleCalendar } from "./google/google-calendar.ts";
export {
  type GoogleStandIn,
  type GoogleStandInAccount,
  type GoogleStandInOptions,
  startGoogleStandIn,
} from "./google/start-google-stand-in.ts";
export type { GraphCalendar } from "./graph/graph-calendar.ts";
export {
  type GraphStandIn,
  type GraphStandInAccount,
  type GraphStandInOptions,
  startGraphStandIn,
} from "./graph/start-graph-stand-in.ts";
export type { OutsideCalendar, OutsideEvent } from "./outsider.ts";
export type { Fault, FaultRule, StandInRequest, StandInServer } from "./stand-in-server.ts";
export { hasRadicale, type Radicale, startRadicale } from "./start-radicale.ts";
export { startZoomStandIn, type ZoomStandIn } from "./zoom/start-zoom-stand-in.ts";
