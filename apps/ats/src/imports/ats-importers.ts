import type { Importer } from "@convene/server-kit/imports";
import { candidateImporter } from "./import-candidates.ts";

/** What this app imports. */
export const ATS_IMPORTERS: readonly Importer[] = [candidateImporter];
