import type { IcsFile } from "@convene/calendar";

/** The file again that a message's row keeps the content of. */
export function storedCalendarFile(content: string): IcsFile {
  const method = content.includes("\r\nMETHOD:CANCEL\r\n") ? "CANCEL" : "REQUEST";
  return {
    filename: method === "CANCEL" ? "cancel.ics" : "invite.ics",
    content,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    method,
  };
}
