import { StatusBadge, useLink } from "@convene/ui";
import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail } from "../api.ts";

interface OtherApplicationsProps {
  readonly others: ApplicationDetail["others"];
}

/** For what else the candidate applied. */
export function OtherApplications({ others }: OtherApplicationsProps) {
  const { t } = useTranslation(["hiring", "ats"]);
  const headingId = useId();
  const Link = useLink();
  if (others.length === 0) return null;
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={headingId}>
      <Stack gap="xs">
        <Title order={2} size="h5" id={headingId}>
          {t("page.others")}
        </Title>
        {others.map(({ id, jobTitle, stageName, status }) => (
          <Group key={id} justify="space-between" gap="xs">
            <Anchor component={Link} href={`/applications/${id}`} underline="always" size="sm">
              {jobTitle}
            </Anchor>
            {status === "active" ? (
              <Text size="sm" c="dimmed">
                {stageName}
              </Text>
            ) : (
              <StatusBadge
                label={t(`ats:application.statuses.${status}`)}
                tone={status === "hired" ? "good" : "neutral"}
              />
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
