import {
  LoadingState,
  MessageHistory,
  MessageLetter,
  PageHeader,
  ProviderBanner,
  useLink,
} from "@convene/ui";
import { Anchor, Button, Grid, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NotificationLetter } from "../api/shared-api.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { eventHref } from "./event-href.ts";
import { localChannels } from "./local-channels.ts";
import { messageWithTextOf } from "./message-entry-of.ts";
import { messageSteps } from "./message-steps.ts";
import { messageQuery } from "./messages-query.ts";
import { RetryDialog } from "./retry-dialog.tsx";
import { SuppressionNotice } from "./suppression-notice.tsx";

/** One message as its recipient gets it, and what became of it. */
export function MessagePage() {
  const { t } = useTranslation("kit");
  const params: { id?: string } = useParams({ strict: false });
  const message = useQuery(messageQuery(params.id ?? ""));
  if (message.data) return <Letter notification={message.data} />;
  return (
    <>
      <PageHeader
        title={t("message.one")}
        parents={[{ label: t("message.title"), href: "/messages" }]}
      />
      {message.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : (
        <QueryFailed error={message.error} onRetry={() => void message.refetch()} />
      )}
    </>
  );
}

function Letter({ notification }: { readonly notification: NotificationLetter }) {
  const { t, i18n } = useTranslation("kit");
  const Link = useLink();
  const signedIn = useSignedIn();
  const { timeZone } = signedIn.member;
  const [isRetrying, setRetrying] = useState(false);
  const { channel, recipient, suppression, kind, eventKind, eventId } = notification;
  const message = messageWithTextOf(i18n, notification, timeZone);
  const event = eventHref(signedIn.product, eventKind, eventId);
  const kindName = t(`message.kind.${kind}`);
  usePageTitle(message.subject);
  return (
    <>
      <PageHeader
        title={kindName}
        parents={[{ label: t("message.title"), href: "/messages" }]}
        actions={
          message.canRetry && (
            <Button onClick={() => setRetrying(true)}>{t("message.retry")}</Button>
          )
        }
      />
      <ProviderBanner
        withoutProvider={localChannels(signedIn).filter((local) => local === channel)}
      />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <MessageLetter message={message} timeZone={timeZone} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            {suppression !== null && (
              <SuppressionNotice
                channel={channel}
                address={recipient.address}
                suppression={suppression}
              />
            )}
            <section>
              <Title order={2} size="h4" mb="sm">
                {t("message.history")}
              </Title>
              <MessageHistory
                label={t("message.history")}
                steps={messageSteps(i18n, notification, timeZone)}
                timeZone={timeZone}
              />
            </section>
            {event !== undefined && (
              <Anchor component={Link} href={event} size="sm">
                {t(`message.toEvent.${signedIn.product}`)}
              </Anchor>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
      <RetryDialog message={isRetrying ? message : undefined} onClose={() => setRetrying(false)} />
    </>
  );
}
