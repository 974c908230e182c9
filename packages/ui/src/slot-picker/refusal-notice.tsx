import { Alert, Text } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import type { ReactNode } from "react";

export interface RefusalNoticeProps {
  readonly title: string;
  /** Why it can't be had. */
  readonly why?: ReactNode;
  /** Introduces the times that can be had. */
  readonly near: string;
  /** Those times; left out: there are none. */
  readonly children?: ReactNode;
}

/** Why a time can't be had, and which ones near it can. */
export function RefusalNotice({ title, why, near, children }: RefusalNoticeProps) {
  return (
    <Alert
      role="alert"
      color="yellow"
      icon={<IconClockExclamation size={20} aria-hidden />}
      title={title}
    >
      {why && (
        <Text size="sm" mb={children ? "xs" : 0}>
          {why}
        </Text>
      )}
      {children && (
        <>
          <Text size="sm" mb="xs">
            {near}
          </Text>
          {children}
        </>
      )}
    </Alert>
  );
}
