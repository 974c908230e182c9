import { useLocale } from "@convene/ui";
import { Alert, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Import } from "./import-queries.ts";

/** What the lines would do, or did. */
export function ImportOutcome({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("imports");
  const locale = useLocale();
  const { state, created, updated, skipped } = shown;
  const tense = state === "checked" ? "would" : "did";
  const figures = [
    ["created", created],
    ["updated", updated],
    ["skipped", skipped],
  ] as const;
  return (
    <Stack gap="sm">
      {state === "failed" && (
        <Alert
          color="red"
          title={t("state.failed")}
          icon={<IconAlertTriangle size={20} aria-hidden />}
        >
          {t("failedHint")}
        </Alert>
      )}
      {state === "cancelled" && <Alert title={t("state.cancelled")}>{t("cancelledHint")}</Alert>}
      <SimpleGrid component="dl" cols={3} spacing="sm" m={0}>
        {figures.map(([name, count]) => (
          <Paper key={name} withBorder p="sm">
            <Text component="dt" size="sm" c="dimmed">
              {t(`outcome.${tense}.${name}`)}
            </Text>
            <Text component="dd" m={0} fz="xl" fw={700}>
              {count.toLocaleString(locale)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
