import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCalendarTime } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./app-layout.module.css";

export interface AuthLayoutProps {
  readonly productName: string;
  readonly title: string;
  readonly introduction?: ReactNode;
  /** Under the card, e.g. the way to sign up. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of pages before there is a session: one card, one form. */
export function AuthLayout({
  productName,
  title,
  introduction,
  footer,
  children,
}: AuthLayoutProps) {
  return (
    <main className={styles.authPage}>
      <Stack className={styles.authCard ?? ""} gap="md">
        <Group gap={10} justify="center">
          <span className={styles.mark} aria-hidden>
            <IconCalendarTime size={18} />
          </span>
          <Text fw={700}>{productName}</Text>
        </Group>
        <Paper withBorder p={{ base: "lg", xs: "xl" }} radius="lg">
          <Title order={1} size="h2" mb={introduction ? 4 : "md"}>
            {title}
          </Title>
          {introduction && (
            <Text size="sm" c="dimmed" mb="md">
              {introduction}
            </Text>
          )}
          {children}
        </Paper>
        {footer && (
          <Text size="sm" ta="center" component="div">
            {footer}
          </Text>
        )}
      </Stack>
    </main>
  );
}
