import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface CopyTextProps {
  readonly text: string;
  readonly label: string;
  /** Leaves all of the label but one word to screen readers. */
  readonly isShort?: boolean;
}

/** Copies a text, and says so. */
export function CopyText({ text, label, isShort = false }: CopyTextProps) {
  const { t } = useTranslation("setup");
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant={isShort ? "subtle" : "default"}
          size={isShort ? "compact-sm" : "sm"}
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          {...(isShort && { "aria-label": copied ? t("copy.done") : label })}
          onClick={copy}
        >
          {copied ? t("copy.done") : isShort ? t("copy.short") : label}
        </Button>
      )}
    </CopyButton>
  );
}
