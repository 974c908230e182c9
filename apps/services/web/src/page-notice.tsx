import type { IconComponent } from "@convene/ui";
import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface PageNoticeProps {
  readonly icon: IconComponent;
  readonly title: string;
  readonly children: ReactNode;
}

/** All that a page has to say where it has nothing to show. */
export function PageNotice({ icon: Icon, title, children }: PageNoticeProps) {
  return (
    <Stack align="center" gap="sm" maw={440} mx="auto" py={64} ta="center">
      <Text c="dimmed" component="span" lh={0}>
        <Icon size={40} aria-hidden />
      </Text>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="dimmed">{children}</Text>
    </Stack>
  );
}
