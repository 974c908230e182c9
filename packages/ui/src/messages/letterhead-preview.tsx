import { Text } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { readableOn } from "../layout/brand-colour.ts";
import styles from "./letterhead-preview.module.css";

export interface LetterheadPreviewProps {
  readonly senderName: string;
  /** Empty: nothing is said about it. */
  readonly replyTo: string;
  readonly organisation: string;
  readonly logoUrl?: string;
  /** `#rrggbb`; default: a quiet grey. */
  readonly colour?: string;
}

/** The head of a mail: who it is from, logo and colour; paper is white whatever the page's scheme. */
export function LetterheadPreview({
  senderName,
  replyTo,
  organisation,
  logoUrl,
  colour = "#3a4250",
}: LetterheadPreviewProps) {
  const { t } = useTranslation("ui");
  const brand = { "--brand": colour, "--brand-contrast": readableOn(colour) } as CSSProperties;
  return (
    <figure style={{ margin: 0 }}>
      <Text component="figcaption" size="sm" fw={600} mb={6}>
        {t("branding.preview")}
      </Text>
      <div className={styles.letter} style={brand}>
        <div className={styles.envelope}>
          <div>
            <span className={styles.label}>{t("branding.from")}</span> <strong>{senderName}</strong>
          </div>
          {replyTo !== "" && (
            <div>
              <span className={styles.label}>{t("branding.answersTo")}</span> {replyTo}
            </div>
          )}
        </div>
        <div className={styles.paper}>
          {logoUrl === undefined ? (
            <strong>{organisation}</strong>
          ) : (
            <img className={styles.logo} src={logoUrl} alt={organisation} />
          )}
          <div className={styles.line} />
          <div className={styles.line} />
          <span className={styles.button}>{t("branding.sampleButton")}</span>
        </div>
      </div>
    </figure>
  );
}
