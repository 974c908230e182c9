import { LoadingState, PreferenceTable } from "@convene/ui";
import { Stack, Switch } from "@mantine/core";
import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { NotificationChannel, NotificationKind } from "../api/shared-api.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { type PreferenceRow, withPreference } from "./preference-row.ts";

/** What a client or candidate is told, as their signed link knows it. */
export interface RecipientChoices {
  readonly rows: readonly PreferenceRow[];
  /** Whether they agreed to text messages. */
  readonly smsOptIn: boolean;
  /** Whether there is a number to send them to. */
  readonly hasPhone: boolean;
  /** The phone answered STOP. */
  readonly smsStopped: boolean;
}

export interface ChoiceChanges {
  readonly rows?: {
    kind: NotificationKind;
    channel: NotificationChannel;
    enabled: boolean;
  }[];
  readonly smsOptIn?: boolean;
}

export interface RecipientPreferencesProps {
  readonly queryKey: QueryKey;
  readonly load: () => Promise<RecipientChoices>;
  readonly save: (changes: ChoiceChanges) => Promise<RecipientChoices>;
}

/** Switches for what somebody is sent; each counts at once. */
export function RecipientPreferences({ queryKey, load, save }: RecipientPreferencesProps) {
  const { t } = useTranslation("kit");
  const choices = useQuery({ queryKey, queryFn: load });
  const change = useChangeChoices(queryKey, save);
  if (choices.isPending) return <LoadingState shape="rows" count={4} />;
  if (!choices.data) {
    return <QueryFailed error={choices.error} onRetry={() => void choices.refetch()} />;
  }
  const { rows, smsOptIn, hasPhone, smsStopped } = choices.data;
  const hint = smsStopped ? "stopped" : hasPhone ? "hint" : "noPhone";
  return (
    <Stack gap="md">
      <Switch
        label={t("choices.sms")}
        description={t(`choices.smsHint.${hint}`)}
        checked={smsOptIn && hasPhone}
        disabled={!hasPhone || smsStopped}
        onChange={({ currentTarget }) => change.mutate({ smsOptIn: currentTarget.checked })}
      />
      <PreferenceTable
        label={t("choices.title")}
        preferences={smsOptIn ? rows : rows.filter(({ channel }) => channel !== "sms")}
        kindName={(kind) => t(`message.kind.${kind}`)}
        lockedReason={t("choices.locked")}
        onChange={(kind, channel, enabled) => {
          const row = rows.find((one) => one.kind === kind && one.channel === channel);
          if (row) {
            change.mutate({ rows: [{ kind: row.kind, channel: row.channel, enabled }] });
          }
        }}
      />
    </Stack>
  );
}

/** Switches at once, and back where the server refuses. */
function useChangeChoices(queryKey: QueryKey, save: RecipientPreferencesProps["save"]) {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  return useMutation({
    mutationFn: save,
    onMutate: async ({ rows = [], smsOptIn }: ChoiceChanges) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<RecipientChoices>(queryKey);
      if (before) {
        const changed = rows.reduce(
          (choices, row) => withPreference(choices, { ...row, locked: false }),
          before,
        );
        queryClient.setQueryData(queryKey, {
          ...changed,
          ...(smsOptIn !== undefined && { smsOptIn }),
        });
      }
      return { before };
    },
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    onError: (error, _changes, context) => {
      queryClient.setQueryData(queryKey, context?.before);
      tellRefusal(error);
    },
  });
}
