import { Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ZonedTime } from "../time/zoned-time.tsx";
import { ChannelIcon } from "./channel-icon.tsx";
import type { MessageAttachment, MessageWithText } from "./message-entry.ts";
import styles from "./message-preview.module.css";
import { MessagePreview } from "./message-preview.tsx";
import { MessageState } from "./message-state.tsx";

export interface MessageLetterProps {
  readonly message: MessageWithText;
  /** IANA zone of the viewer. */
  readonly timeZone: string;
}

/** One message as its recipient gets it: formatted, as text, and what is attached. */
export function MessageLetter({ message, timeZone }: MessageLetterProps) {
  const { t } = useTranslation("ui");
  const { channel, html, text, attachments, to, address, subject, createdAt, note } = message;
  return (
    <Stack gap="md">
      <Stack component="dl" gap={6} m={0}>
        <Line label={t("message.subject")}>
          <strong>{subject}</strong>
        </Line>
        <Line label={t("message.to")}>
          <Group gap={6} wrap="nowrap">
            <ChannelIcon channel={channel} />
            <span>
              {to}
              {address !== undefined && (
                <Text span size="sm" c="dimmed">
                  {" "}
                  {address}
                </Text>
              )}
            </span>
          </Group>
        </Line>
        <Line label={t("message.when")}>
          <ZonedTime instant={createdAt} timeZone={timeZone} withDate />
        </Line>
        <Line label={t("message.state")}>
          <MessageState {...message} />
          {note && (
            <Text size="sm" component="div" mt={4}>
              {note}
            </Text>
          )}
        </Line>
      </Stack>
      {attachments.length > 0 && (
        <Group gap="xs" role="group" aria-label={t("message.attachments")}>
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
      {channel === "email" ? (
        <Tabs defaultValue={html ? "html" : "text"} keepMounted={false}>
          <Tabs.List>
            {html && <Tabs.Tab value="html">{t("message.asHtml")}</Tabs.Tab>}
            <Tabs.Tab value="text">{t("message.asText")}</Tabs.Tab>
            {attachments.map(({ fileName }) => (
              <Tabs.Tab key={fileName} value={fileName}>
                {fileName}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {html && (
            <Tabs.Panel value="html" pt="md">
              <MessagePreview view="desktop" subject={subject} html={html} text={text} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="text" pt="md">
            <MessagePreview view="text" subject={subject} text={text} />
          </Tabs.Panel>
          {attachments.map(({ fileName, content }) => (
            <Tabs.Panel key={fileName} value={fileName} pt="md">
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
              <pre className={styles.text} tabIndex={0}>
                {content}
              </pre>
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <MessagePreview view={channel} subject={subject} text={text} />
      )}
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

function dataUrl({ contentType, content }: MessageAttachment): string {
  const type = contentType.split(";")[0]?.trim() ?? "application/octet-stream";
  return `data:${type};charset=utf-8,${encodeURIComponent(content)}`;
}
