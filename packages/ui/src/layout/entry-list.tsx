import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** What is known of something, each under its name: of `Entry`s. */
export function EntryList({ children }: { readonly children: ReactNode }) {
  return <dl style={{ margin: 0, display: "grid", gap: "0.875rem" }}>{children}</dl>;
}

export interface EntryProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function Entry({ label, children }: EntryProps) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0}>
        {children}
      </Text>
    </div>
  );
}
