import { FailedState, LoadingState, OutboxMessage, PageHeader } from "@convene/ui";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../app/use-page-title.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { outboxLetterOf } from "./outbox-entry-of.ts";
import { outboxMessageQuery } from "./outbox-query.ts";
import { useRetryNotification } from "./use-retry-notification.ts";

/** One message as its recipient gets it. */
export function OutboxMessagePage() {
  const { t, i18n } = useTranslation("kit");
  const { member } = useSignedIn();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const params: { id?: string } = useParams({ strict: false });
  const message = useQuery(outboxMessageQuery(params.id ?? ""));
  const retry = useRetryNotification();
  const letter = message.data;
  const title = letter ? (letter.subject ?? t(`outbox.kind.${letter.kind}`)) : t("outbox.message");
  usePageTitle(title);

  return (
    <>
      <PageHeader
        title={title}
        parents={[{ label: t("outbox.title"), href: "/outbox" }]}
        actions={
          letter?.state === "dead" && (
            <Button
              loading={retry.isPending}
              onClick={() => retry.mutate(letter.id, { onError: tellRefusal })}
            >
              {t("outbox.retry")}
            </Button>
          )
        }
      />
      {message.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : letter === undefined ? (
        <FailedState onRetry={() => void message.refetch()}>
          {problemText(message.error)}
        </FailedState>
      ) : (
        <OutboxMessage message={outboxLetterOf(i18n, letter)} timeZone={member.timeZone} />
      )}
    </>
  );
}
