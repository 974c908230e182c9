import { useLocale } from "@convene/ui";
import { Paper, Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Import } from "./import-api.ts";

/** How far it is, as it goes on. */
export function ImportProgress({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { state, done, total } = shown;
  const title = t(state === "checking" ? "imports.progress.checking" : "imports.progress.running");
  const said = t("imports.progress.lines", {
    done: done.toLocaleString(locale),
    total: total.toLocaleString(locale),
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>{title}</Text>
        <Progress.Root size="lg">
          <Progress.Section
            value={total === 0 ? 0 : (done / total) * 100}
            aria-label={title}
            aria-valuetext={said}
            animated
          />
        </Progress.Root>
        <Text size="sm" c="dimmed" role="status">
          {said}
        </Text>
        {state === "running" && <Text size="sm">{t("imports.progress.leave")}</Text>}
      </Stack>
    </Paper>
  );
}
