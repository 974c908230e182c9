import { LoadingState, PageHeader, PreferenceTable } from "@convene/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { messageKinds } from "../messages/message-kinds.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { type PreferenceRow, withPreference } from "./preference-row.ts";
import { preferencesQuery } from "./preferences-query.ts";

/** What a member wants to be told, and how; each switch counts at once. */
export function MyNotificationsPage() {
  const { t } = useTranslation("kit");
  const { product, member } = useSignedIn();
  const preferences = useQuery(preferencesQuery);
  const change = useChangePreference();
  usePageTitle(t("preferences.title"));
  const kinds: readonly string[] = messageKinds(product);
  return (
    <>
      <PageHeader
        title={t("preferences.title")}
        description={t("preferences.description", { email: member.email })}
      />
      {preferences.isPending ? (
        <LoadingState shape="rows" count={6} />
      ) : preferences.data ? (
        <PreferenceTable
          label={t("preferences.title")}
          preferences={preferences.data.rows.filter(({ kind }) => kinds.includes(kind))}
          kindName={(kind) => t(`message.kind.${kind}`)}
          lockedReason={t("preferences.locked")}
          onChange={(kind, channel, enabled) => {
            const row = preferences.data.rows.find(
              (one) => one.kind === kind && one.channel === channel,
            );
            if (row) change.mutate({ ...row, enabled });
          }}
        />
      ) : (
        <QueryFailed error={preferences.error} onRetry={() => void preferences.refetch()} />
      )}
    </>
  );
}

/** Switches at once, and back where the server refuses. */
function useChangePreference() {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationFn: ({ kind, channel, enabled }: PreferenceRow) =>
      unwrap(
        sharedApi.me["notification-preferences"].$put({
          json: { rows: [{ kind, channel, enabled }] },
        }),
      ),
    onMutate: async (row) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      if (before) queryClient.setQueryData(queryKey, withPreference(before, row));
      return { before };
    },
    onError: (error, _row, context) => {
      queryClient.setQueryData(queryKey, context?.before);
      tellRefusal(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
