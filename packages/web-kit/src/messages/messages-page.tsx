import {
  EmptyState,
  LoadingState,
  type MessageEntry,
  MessageList,
  PageHeader,
  ProviderBanner,
} from "@convene/ui";
import { Anchor, Button, Group, NativeSelect, Pill, Switch } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { RouterLink } from "../app/router-link.tsx";
import { useChangeSearch } from "../app/use-change-search.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { localChannels } from "./local-channels.ts";
import { messageEntryOf } from "./message-entry-of.ts";
import { messageChannels, messageKinds, messageStates } from "./message-kinds.ts";
import { messagesQuery } from "./messages-query.ts";
import { RetryDialog } from "./retry-dialog.tsx";

/** Every message that was sent or is meant to be, and what became of it. */
export function MessagesPage() {
  const { t, i18n } = useTranslation("kit");
  const signedIn = useSignedIn();
  const { member, product, isOverseer } = signedIn;
  const changeSearch = useChangeSearch();
  const [retried, setRetried] = useState<MessageEntry>();
  const kinds = messageKinds(product);
  const state = useChoice("state", messageStates);
  const kind = useChoice("kind", kinds);
  const channel = useChoice("channel", messageChannels);
  const mine = useSearchText("mine") === "true";
  const eventId = useSearchText("eventId");
  const messages = useInfiniteQuery(messagesQuery({ state, kind, channel, eventId, mine }));
  usePageTitle(t("message.title"));

  const isFiltered = Boolean(state ?? kind ?? channel ?? eventId) || mine;
  const clear = () => changeSearch({ state: "", kind: "", channel: "", eventId: "", mine: "" });
  const select = (name: string, value: string | undefined, choices: readonly string[]) => (
    <NativeSelect
      flex="1 1 9rem"
      maw="14rem"
      label={t(`message.filter.${name}`)}
      value={value ?? ""}
      onChange={({ currentTarget }) => changeSearch({ [name]: currentTarget.value })}
      data={[
        { value: "", label: t(`message.any.${name}`) },
        ...choices.map((one) => ({ value: one, label: t(labelKeys[name] + one) })),
      ]}
    />
  );
  return (
    <>
      <PageHeader
        title={t("message.title")}
        description={t(isOverseer ? "message.description" : "message.descriptionOwn")}
      />
      <ProviderBanner withoutProvider={localChannels(signedIn)} />
      <Group mb="md" gap="sm" align="flex-end" role="search">
        {select("state", state, messageStates)}
        {select("kind", kind, kinds)}
        {select("channel", channel, messageChannels)}
        {isOverseer && (
          <Switch
            label={t("message.filter.mine")}
            checked={mine}
            mb={8}
            onChange={({ currentTarget }) =>
              changeSearch({ mine: currentTarget.checked ? "true" : "" })
            }
          />
        )}
        {isFiltered && (
          <Group gap="xs" h={36}>
            {eventId !== undefined && (
              <Pill
                size="md"
                bd="1px solid var(--mantine-color-default-border)"
                withRemoveButton
                onRemove={() => changeSearch({ eventId: "" })}
                removeButtonProps={{
                  "aria-label": t("message.filter.everyEvent"),
                  // reachable without a mouse
                  tabIndex: 0,
                  "aria-hidden": false,
                }}
              >
                {t(`message.filter.oneEvent.${product}`)}
              </Pill>
            )}
            <Button variant="subtle" size="compact-sm" onClick={clear}>
              {t("message.filter.clear")}
            </Button>
          </Group>
        )}
      </Group>
      {messages.isPending ? (
        <LoadingState shape="rows" count={8} />
      ) : messages.data === undefined ? (
        <QueryFailed error={messages.error} onRetry={() => void messages.refetch()} />
      ) : (
        <>
          <MessageList
            messages={messages.data.pages.flatMap(({ items }) =>
              items.map((item) => messageEntryOf(i18n, item, member.timeZone)),
            )}
            timeZone={member.timeZone}
            hrefOf={(id) => `/messages/${id}`}
            onRetry={setRetried}
            {...(isFiltered && {
              empty: (
                <EmptyState
                  icon={IconFilterOff}
                  title={t("message.noneSuch")}
                  action={
                    <Anchor component={RouterLink} href="/messages" size="sm">
                      {t("message.filter.clear")}
                    </Anchor>
                  }
                >
                  {t("message.noneSuchHint")}
                </EmptyState>
              ),
            })}
          />
          {messages.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={messages.isFetchingNextPage}
              onClick={() => void messages.fetchNextPage()}
            >
              {t("message.more")}
            </Button>
          )}
        </>
      )}
      <RetryDialog message={retried} onClose={() => setRetried(undefined)} />
    </>
  );
}

const labelKeys: Readonly<Record<string, string>> = {
  state: "ui:status.",
  kind: "kit:message.kind.",
  channel: "ui:message.channel.",
};

/** One of the choices, as the address names it. */
function useChoice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = useSearchText(name);
  return choices.find((choice) => choice === text);
}
