import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** The provider's whole description, kept beside the checkout; not there on every machine. */
const DESCRIPTIONS = new URL("../../../../../shared/specs/", import.meta.url);

/** What is wrong with a request; empty where nothing is. */
export type ContractChecker = (pointer: string, value: unknown) => readonly string[];

/** Whether the provider's whole description is there. */
export function hasDescription(file: string): boolean {
  return existsSync(new URL(file, DESCRIPTIONS));
}

/**
 * Checks values by a provider's whole description. The pointer is a JSON pointer into it. Properties
 * that it does not name are wrong: of a request, they are a misspelling.
 */
export function descriptionChecker(file: string): ContractChecker {
  return checkerOf(JSON.parse(readFileSync(new URL(file, DESCRIPTIONS), "utf8")));
}

/** Checks values by a schema document of our own. */
export function checkerOf(document: object): ContractChecker {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false });
  ajv.addSchema(document, "document");
  const compiled = new Map<string, ValidateFunction>();
  return (pointer, value) => {
    const $ref = `document#${encodeURI(pointer)}`;
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref, unevaluatedProperties: false });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    );
  };
}
