import { useLink } from "@convene/ui";
import { Button, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CareersJob } from "./careers-queries.ts";

interface SentNoticeProps {
  readonly organisation: CareersJob["organisation"];
  /** As it was typed: whether it was known is nobody's business. */
  readonly email: string;
}

/** What whoever applied sees then. */
export function SentNotice({ organisation, email }: SentNoticeProps) {
  const { t } = useTranslation("careers");
  const Link = useLink();
  const heading = useRef<HTMLHeadingElement>(null);
  // The form is gone: screen readers go on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={1} ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {t("sent.title")}
      </Title>
      <Text>{t("sent.hint", { organisation: organisation.name, email })}</Text>
      <Text size="sm" c="dimmed">
        {t("sent.twice")}
      </Text>
      <Button component={Link} href={`/careers/${organisation.slug}`} variant="default">
        {t("sent.others")}
      </Button>
    </Stack>
  );
}
