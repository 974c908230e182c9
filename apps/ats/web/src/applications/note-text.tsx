import { Text } from "@mantine/core";
import { noteParts } from "./mentions.ts";

/** A note, with those who are mentioned in it set off. */
export function NoteText({ text }: { readonly text: string }) {
  let at = 0;
  return (
    <Text size="sm" component="div" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {noteParts(text).map((part) => {
        const key = at;
        if (typeof part === "string") {
          at += part.length;
          return part;
        }
        at += part.name.length + part.id.length;
        return (
          <Text key={key} span inherit fw={600}>
            @{part.name}
          </Text>
        );
      })}
    </Text>
  );
}
