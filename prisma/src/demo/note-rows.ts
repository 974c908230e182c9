import { uuidv7 } from "uuidv7";
import type { DemoRows } from "./demo-rows.ts";

export interface DemoNote {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly memberId: string;
  /** `{who}` is whoever is mentioned. */
  readonly text: string;
  readonly mentioned?: { readonly memberId: string; readonly name: string };
  readonly at: Date;
}

/** What a member wrote down, and whom they mentioned in it. */
export function addNote(
  rows: DemoRows,
  { tenantId, applicationId, memberId, text, mentioned, at }: DemoNote,
): void {
  const id = uuidv7();
  const who = mentioned ? `@[${mentioned.name}](${mentioned.memberId})` : "";
  rows.applicationNotes.push({
    ...{ tenantId, id, applicationId, memberId, createdAt: at },
    text: text.replace("{who}", who),
  });
  if (mentioned) rows.mentions.push({ tenantId, noteId: id, memberId: mentioned.memberId });
}
