import { FailedState, LoadingState, OutboxBanner, OutboxList, PageHeader } from "@convene/ui";
import { Button, Group, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NotificationKind, NotificationState } from "../api/shared-api.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { outboxEntryOf } from "./outbox-entry-of.ts";
import { outboxQuery } from "./outbox-query.ts";
import { useRetryNotification } from "./use-retry-notification.ts";

const states: readonly NotificationState[] = [
  "queued",
  "sent",
  "failed",
  "dead",
  "passed_over",
  "withdrawn",
];
const kinds: readonly NotificationKind[] = [
  "confirmation",
  "reminder",
  "cancellation",
  "reschedule",
];

/** Every message that the organisation sent or means to send. */
export function OutboxPage() {
  const { t, i18n } = useTranslation("kit");
  const { member, mailIsLocal } = useSignedIn();
  const navigateTo = useNavigateTo();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const [state, setState] = useState<NotificationState>();
  const [kind, setKind] = useState<NotificationKind>();
  const messages = useInfiniteQuery(outboxQuery({ state, kind }));
  const retry = useRetryNotification();
  usePageTitle(t("outbox.title"));

  return (
    <>
      <PageHeader title={t("outbox.title")} description={t("outbox.description")} />
      <OutboxBanner withoutProvider={mailIsLocal ? ["email"] : []} />
      <Group mb="md" gap="sm">
        <NativeSelect
          label={t("outbox.state")}
          value={state ?? ""}
          onChange={({ currentTarget }) =>
            setState(states.find((known) => known === currentTarget.value))
          }
          data={[
            { value: "", label: t("outbox.anyState") },
            ...states.map((value) => ({ value, label: t(`outbox.stateName.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t("outbox.kindLabel")}
          value={kind ?? ""}
          onChange={({ currentTarget }) =>
            setKind(kinds.find((known) => known === currentTarget.value))
          }
          data={[
            { value: "", label: t("outbox.anyKind") },
            ...kinds.map((value) => ({ value, label: t(`outbox.kind.${value}`) })),
          ]}
        />
      </Group>
      {messages.isPending ? (
        <LoadingState shape="rows" count={8} />
      ) : messages.data === undefined ? (
        <FailedState onRetry={() => void messages.refetch()}>
          {problemText(messages.error)}
        </FailedState>
      ) : (
        <>
          <OutboxList
            messages={messages.data.pages.flatMap(({ items }) =>
              items.map((item) => outboxEntryOf(i18n, item)),
            )}
            timeZone={member.timeZone}
            onOpen={(id) => navigateTo(`/outbox/${id}`)}
            onRetry={(id) => retry.mutate(id, { onError: tellRefusal })}
          />
          {messages.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={messages.isFetchingNextPage}
              onClick={() => void messages.fetchNextPage()}
            >
              {t("outbox.more")}
            </Button>
          )}
        </>
      )}
    </>
  );
}
