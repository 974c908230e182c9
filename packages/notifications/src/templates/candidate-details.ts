import type { Texts } from "../locales/texts-in.ts";
import type { Detail } from "./description.ts";
import { oneLine, severalLines } from "./one-line.ts";

/** Of whom a message for members speaks, and what was said with it. */
export function candidateDetails(
  { candidateName, message }: { readonly candidateName: string; readonly message: string | null },
  { text }: Texts,
): Detail[] {
  return [
    { label: text("label.candidate"), value: oneLine(candidateName) },
    ...(message ? [{ label: text("label.message"), value: severalLines(message) }] : []),
  ];
}
