import { Entry, EntryList } from "@convene/ui";
import { Card, Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail } from "../api.ts";

/** What the candidate wrote when they applied. */
export function ApplicationFormAnswers({
  application,
}: {
  readonly application: ApplicationDetail;
}) {
  const { t } = useTranslation("hiring");
  const headingId = useId();
  const { answers, coverLetter } = application;
  if (answers.length === 0 && coverLetter === null) return null;
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={headingId}>
      <Stack gap="sm">
        <Title order={2} size="h5" id={headingId}>
          {t("page.answers")}
        </Title>
        <EntryList>
          {coverLetter !== null && (
            <Entry label={t("page.coverLetter")}>
              <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {coverLetter}
              </Text>
            </Entry>
          )}
          {answers.map(({ id, label, value }) => (
            <Entry key={id} label={label}>
              <span style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {value === true ? t("page.yes") : String(value)}
              </span>
            </Entry>
          ))}
        </EntryList>
      </Stack>
    </Card>
  );
}
