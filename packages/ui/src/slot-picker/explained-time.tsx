import { Alert, List, Stack, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";

export interface ExplainedPerson {
  readonly id: string;
  readonly isFree: boolean;
  /** Who, and why they can or can't. */
  readonly text: ReactNode;
}

export interface ExplainedTimeProps {
  readonly title: string;
  readonly isPossible: boolean;
  /** What is in the way of everybody, a sentence each. */
  readonly reasons: readonly string[];
  readonly people: readonly ExplainedPerson[];
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** Whether a time can be had, and why: for everybody, then person by person. */
export function ExplainedTime({ title, isPossible, reasons, people, action }: ExplainedTimeProps) {
  return (
    <Alert color={isPossible ? "green" : "yellow"} title={title}>
      <Stack gap="xs" align="flex-start">
        {reasons.map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        <List spacing={4} size="sm" listStyleType="none">
          {people.map(({ id, isFree, text }) => {
            const Icon = isFree ? IconCheck : IconX;
            return (
              <List.Item
                key={id}
                icon={<Icon size={16} aria-hidden style={{ display: "block" }} />}
              >
                {text}
              </List.Item>
            );
          })}
        </List>
        {action}
      </Stack>
    </Alert>
  );
}
