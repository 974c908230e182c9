import type { Kit } from "../kit.ts";
import type { Importer } from "./importer.ts";

/** What imports are done with. */
export interface ImportPorts extends Pick<Kit, "db" | "jobs" | "now" | "product"> {
  /** What the app imports. */
  readonly importers: readonly Importer[];
}

/** @throws Error for a kind that this app has none for: a bug. */
export function importerOf({ importers }: Pick<ImportPorts, "importers">, kind: string): Importer {
  const importer = importers.find((one) => one.kind === kind);
  if (!importer) throw new Error(`Nothing imports ${kind} here`);
  return importer;
}

/** Names an import in a job. */
export interface ImportRef {
  readonly tenantId: string;
  readonly importId: string;
}
