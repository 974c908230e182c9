import { ImportView } from "@convene/web-kit/imports";
import { ATS_IMPORTS } from "./ats-imports.ts";

/** One file: what its columns hold, what each line would do, and how far it is. */
export function ImportPage() {
  return <ImportView app={ATS_IMPORTS} />;
}
