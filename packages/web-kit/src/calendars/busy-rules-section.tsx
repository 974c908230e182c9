import { LoadingState } from "@convene/ui";
import { Stack, Switch, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { useTellSaved } from "../settings/use-tell-saved.ts";
import {
  type CalendarSettings,
  calendarSettings,
  calendarSettingsQuery,
  calendarsQuery,
} from "./calendars-query.ts";

const rules = ["tentative", "focusTime"] as const;

/** What in connected calendars blocks everybody's time: for those who look after the organisation. */
export function BusyRulesSection() {
  const { t } = useTranslation("kit");
  const { organisation } = useSignedIn();
  const settings = useQuery(calendarSettingsQuery);
  const save = useSave();
  return (
    <section aria-labelledby="busy-rules">
      <Title order={2} id="busy-rules" mb={4}>
        {t("busyRules.title", { organisation: organisation.name })}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("busyRules.description")}
      </Text>
      {settings.isPending ? (
        <LoadingState shape="form" count={2} />
      ) : !settings.data ? (
        <QueryFailed error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <Stack gap="sm">
          {rules.map((rule) => (
            <Switch
              key={rule}
              label={t(`busyRules.${rule}`)}
              description={t(`busyRules.${rule}Hint`)}
              checked={settings.data[rule]}
              onChange={({ currentTarget }) =>
                save.mutate({ ...settings.data, [rule]: currentTarget.checked })
              }
            />
          ))}
        </Stack>
      )}
    </section>
  );
}

/** On the screen at once; taken back where it is refused. */
function useSave() {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { queryKey } = calendarSettingsQuery;
  return useMutation({
    mutationFn: (json: CalendarSettings) => unwrap(calendarSettings.$put({ json })),
    onMutate: async (wanted) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, wanted);
    },
    onSuccess: () => tellSaved(t("busyRules.saved")),
    onError: useTellRefusal(),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey });
      await queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey });
    },
  });
}
