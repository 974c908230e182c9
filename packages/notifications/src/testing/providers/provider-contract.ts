import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type Options } from "ajv/dist/2020.js";
import { z } from "zod";

/** The providers' own descriptions of their APIs, where a checkout has them beside it. */
const FOLDER = new URL("../../../../../../shared/specs/", import.meta.url);

const documentSchema = z.record(z.string(), z.json());

/**
 * Checks data against a part of a provider's own description.
 *
 * @returns What is wrong; nothing where the description is not there: the fixtures of the stand-ins
 *   check the same in small.
 */
export type ProviderContract = (pointer: string, data: unknown) => readonly string[];

/** @param file Of the description, e.g. `resend.json`. */
export function providerContract(file: string, options: Options = {}): ProviderContract {
  const url = new URL(file, FOLDER);
  if (!existsSync(url)) return () => [];
  const document = documentSchema.parse(JSON.parse(readFileSync(url, "utf8")));
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    validateFormats: false, // phone-number, uri-map and the like are nobody's standard
    ...options,
  });
  ajv.addSchema(document, "document");
  return (pointer, data) => {
    const validate = ajv.compile({
      $ref: `document#${encodeURI(pointer)}`,
      unevaluatedProperties: false, // or a misspelt one would pass
    });
    if (validate(data)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
