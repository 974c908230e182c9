import { Text } from "@mantine/core";
import { getNonce } from "get-nonce";
import { useTranslation } from "react-i18next";
import styles from "./message-preview.module.css";
import { withStyleNonce } from "./with-style-nonce.ts";

/** Where the reader sees it: a mail in a window, on a phone or as plain text; an SMS; these pages. */
export type MessageView = "desktop" | "phone" | "text" | "sms" | "in_app";

export interface MessagePreviewProps {
  readonly view: MessageView;
  readonly subject: string;
  /** Of a mail; the text stands in where there is none. */
  readonly html?: string | null;
  readonly text: string;
}

/** The words of one message as its reader sees them. */
export function MessagePreview({ view, subject, html, text }: MessagePreviewProps) {
  const { t } = useTranslation("ui");
  if (view === "sms") {
    return (
      <div className={styles.paper}>
        <div className={styles.bubble}>{text}</div>
      </div>
    );
  }
  if (view === "in_app") {
    return (
      <div className={styles.paper}>
        <div className={styles.card}>
          <Text size="sm" fw={600}>
            {subject}
          </Text>
          {text !== subject && (
            <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
              {text}
            </Text>
          )}
        </div>
      </div>
    );
  }
  if (view === "text" || !html) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
    );
  }
  return (
    <div className={styles.paper}>
      {/* An empty sandbox: no scripts, no forms, no cookies. Links open beside the page. */}
      <iframe
        className={styles.frame}
        data-width={view}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${withStyleNonce(html, getNonce() ?? "")}`}
        title={t("message.preview", { subject })}
      />
    </div>
  );
}
