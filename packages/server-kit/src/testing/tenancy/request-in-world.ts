import { uuidv7 } from "uuidv7";
import type { ApiDescription, ApiOperation } from "../openapi/list-operations.ts";
import {
  type ExampleRequest,
  exampleRequest,
  type RequestParts,
  subjectOf,
} from "./example-request.ts";
import type { KnownByName } from "./sample-of.ts";
import type { TenancyOptions, World } from "./try-tenancy.ts";

/** Where requests get what their schemas do not say. */
export type RequestSource = Pick<TenancyOptions, "app" | "known" | "links" | "now">;

const DAY_MS = 86_400_000;

/** A request of an operation about the rows of an organisation's world, with a link where it takes one. */
export async function requestInWorld(
  source: RequestSource,
  { schemas }: ApiDescription,
  operation: ApiOperation,
  tenantId: string,
  world: World,
  example: RequestParts | undefined,
): Promise<ExampleRequest> {
  const known = knownInWorld(source, world);
  if (!operation.path.includes("{token}")) {
    return exampleRequest(operation, schemas, known, example);
  }
  const found = source.links[linkOf(operation)];
  if (!found) throw new Error(`${operation.name}: links must say what opens it`);
  const [purpose, subject] = found;
  const token = await source.app.kit.links.sign({
    purpose,
    tenantId,
    subjectId: world[subject] ?? "",
    expiresAt: new Date(source.now.getTime() + DAY_MS),
  });
  const withToken = { ...known, [subjectOf(operation, "token")]: token };
  return exampleRequest(operation, schemas, withToken, example);
}

/** What is known of a world by all names that it goes by. */
export function knownInWorld({ known }: Pick<RequestSource, "known">, world: World): KnownByName {
  return { madeUp: uuidv7(), ...known(world), ...world };
}

/** The name of the links that open an operation: what stands before `{token}`. */
export const linkOf = (operation: ApiOperation) =>
  subjectOf(operation, "token").split("/")[0] ?? "";
