import {
  type ContractChecker,
  checkerOf,
  descriptionChecker,
  hasDescription,
} from "../contract-checker.ts";
import { GRAPH_SCHEMAS } from "./graph-schemas.ts";

export type GraphRequestKind =
  | "newEvent"
  | "changedEvent"
  | "newSubscription"
  | "changedSubscription";

const DESCRIPTION = "microsoft-graph-calendar.json";
const JSON_BODY = "requestBody/content/application~1json/schema";

const DESCRIBED: Readonly<Record<GraphRequestKind, string>> = {
  newEvent: `/paths/~1me~1events/post/${JSON_BODY}`,
  changedEvent: `/paths/~1me~1events~1{event-id}/patch/${JSON_BODY}`,
  newSubscription: `/paths/~1subscriptions/post/${JSON_BODY}`,
  changedSubscription: `/paths/~1subscriptions~1{subscription-id}/patch/${JSON_BODY}`,
};

const ours = checkerOf(GRAPH_SCHEMAS);
let whole: ContractChecker | null = null;

/** What Graph would object to in the body; empty where nothing is wrong. */
export function checkGraphRequest(kind: GraphRequestKind, body: unknown): readonly string[] {
  const problems = ours(`/$defs/${kind}`, body);
  if (problems.length > 0 || !hasDescription(DESCRIPTION)) return problems;
  whole ??= descriptionChecker(DESCRIPTION);
  return whole(DESCRIBED[kind], body);
}
