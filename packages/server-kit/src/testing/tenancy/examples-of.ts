import type { ApiDescription, ApiOperation } from "../openapi/list-operations.ts";
import type { ExampleRequest } from "./example-request.ts";
import { type RequestSource, requestInWorld } from "./request-in-world.ts";
import type { Organisation, TenancyOptions, World } from "./try-tenancy.ts";

export interface ExampleSource
  extends RequestSource,
    Pick<TenancyOptions, "own" | "writeWorld" | "examples"> {}

/** A request that works, about rows that nothing was done to yet. */
export interface ReadyExample {
  readonly world: World;
  readonly request: ExampleRequest;
  /** Puts right what it did to who asks. */
  readonly after?: (() => Promise<unknown>) | undefined;
}

/** Makes ready what each operation of an API needs to succeed, one after the other. */
export function examplesOf(
  source: ExampleSource,
  description: ApiDescription,
): (operation: ApiOperation) => Promise<ReadyExample> {
  const { own, writeWorld, examples } = source;
  let untouched: World | null = null;
  const worldOf = async (organisation: Organisation) => untouched ?? writeWorld(organisation);
  return async (operation) => {
    const world = await worldOf(own);
    untouched = operation.method === "GET" ? world : null;
    const example = await examples[operation.name]?.(world);
    await example?.before?.();
    const { tenantId } = own;
    const request = await requestInWorld(source, description, operation, tenantId, world, example);
    return { world, request, after: example?.after };
  };
}
