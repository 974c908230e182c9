import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

/**
 * A checker for what a provider takes, made from a schema in `fixtures`.
 *
 * @returns What is wrong with the data; null: nothing.
 */
export function bodyChecker(fixture: string): (data: unknown) => string | null {
  const schema: unknown = JSON.parse(
    readFileSync(new URL(`./fixtures/${fixture}`, import.meta.url), "utf8"),
  );
  const ajv = new Ajv2020({ allErrors: true });
  const validate = ajv.compile(schema as object);
  return (data) => (validate(data) ? null : ajv.errorsText(validate.errors));
}
