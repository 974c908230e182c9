import { Center, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { IconComponent } from "../layout/navigation.ts";

export interface EmptyStateProps {
  readonly title: string;
  /** What would be here, and how it gets here. */
  readonly children?: ReactNode;
  readonly icon?: IconComponent;
  /** The one thing to do next. */
  readonly action?: ReactNode;
  /** 1 where it is the whole page, 2 (the default) below a page's heading. */
  readonly level?: 1 | 2;
}

/** Stands where a list has nothing in it. */
export function EmptyState({ title, children, icon: Icon, action, level = 2 }: EmptyStateProps) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={420} ta="center">
        {Icon && (
          <Text c="dimmed" component="span" lh={0}>
            <Icon size={36} aria-hidden />
          </Text>
        )}
        <Title order={level} size="h3">
          {title}
        </Title>
        {children && (
          <Text size="sm" c="dimmed" component="div">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}
