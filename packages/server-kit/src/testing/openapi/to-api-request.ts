import { type ExampleRequest, toRequest } from "../tenancy/example-request.ts";
import type { ApiOperation } from "./list-operations.ts";
import type { ApiRequest, FormField } from "./request-arbitrary.ts";

/** An example as the first of the people sends it. */
export async function toApiRequest(
  operation: ApiOperation,
  example: ExampleRequest,
): Promise<ApiRequest> {
  const { path, init } = toRequest(operation, example);
  const { json, body } = init;
  const isJson = json !== undefined;
  return {
    isGood: true,
    who: 0,
    path,
    headers: isJson ? { "content-type": "application/json" } : {},
    body: body instanceof FormData ? await fieldsOf(body) : isJson ? JSON.stringify(json) : null,
  };
}

async function fieldsOf(form: FormData): Promise<readonly FormField[]> {
  const fields: FormField[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") fields.push({ name, text: value });
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      fields.push({ name, fileName: value.name, bytes });
    }
  }
  return fields;
}
