import { ImportView } from "@convene/web-kit/imports";
import { SERVICES_IMPORTS } from "./services-imports.ts";

/** One file: what its columns hold, what each line would do, and how far it is. */
export function ImportPage() {
  return <ImportView app={SERVICES_IMPORTS} />;
}
