import { Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "../states/status-badge.tsx";
import { ZonedTime } from "../time/zoned-time.tsx";
import type { OutboxAttachment, OutboxLetter } from "./outbox-entry.ts";
import styles from "./outbox-message.module.css";

export interface OutboxMessageProps {
  readonly message: OutboxLetter;
  /** IANA zone of the viewer. */
  readonly timeZone: string;
}

/** One message as its recipient gets it: formatted, as text, and what is attached. */
export function OutboxMessage({ message, timeZone }: OutboxMessageProps) {
  const { t } = useTranslation("ui");
  const { html, text, attachments, state, to, subject, createdAt, error, note } = message;
  return (
    <Stack gap="md">
      <Stack component="dl" gap={4} m={0}>
        <Line label={t("outbox.subject")}>
          <strong>{subject}</strong>
        </Line>
        <Line label={t("outbox.to")}>{to}</Line>
        <Line label={t("outbox.when")}>
          <ZonedTime instant={createdAt} timeZone={timeZone} withDate />
        </Line>
        <Line label={t("outbox.state")}>
          <StatusBadge status={state} />
          {error && (
            <Text size="sm" c="var(--mantine-color-error)" span ms="xs">
              {error}
            </Text>
          )}
          {note && (
            <Text size="sm" c="dimmed" span ms="xs">
              {note}
            </Text>
          )}
        </Line>
      </Stack>
      {attachments.length > 0 && (
        <Group gap="xs" role="group" aria-label={t("outbox.attachments")}>
          {attachments.map((attachment) => (
            <Button
              key={attachment.fileName}
              component="a"
              href={dataUrl(attachment)}
              download={attachment.fileName}
              variant="default"
              size="xs"
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              {attachment.fileName}
            </Button>
          ))}
        </Group>
      )}
      <Tabs defaultValue={html ? "html" : "text"} keepMounted={false}>
        <Tabs.List>
          {html && <Tabs.Tab value="html">{t("outbox.asHtml")}</Tabs.Tab>}
          <Tabs.Tab value="text">{t("outbox.asText")}</Tabs.Tab>
        </Tabs.List>
        {html && (
          <Tabs.Panel value="html" pt="md">
            {/* An empty sandbox: no scripts, no forms, no cookies. Links open beside the page. */}
            <iframe
              className={styles.frame}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcDoc={`<base target="_blank">${html}`}
              title={t("outbox.preview", { subject })}
            />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="text" pt="md">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
          <pre className={styles.text} tabIndex={0}>
            {text}
          </pre>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Group gap="md" wrap="nowrap" align="flex-start">
      <Text component="dt" size="sm" c="dimmed" w={80} flex="none">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Group>
  );
}

function dataUrl({ contentType, content }: OutboxAttachment): string {
  const type = contentType.split(";")[0]?.trim() ?? "application/octet-stream";
  return `data:${type};charset=utf-8,${encodeURIComponent(content)}`;
}
