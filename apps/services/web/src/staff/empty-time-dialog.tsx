import { formatDate, formatSpan, useLocale } from "@convene/ui";
import { Button, Modal, Stack, Text } from "@mantine/core";
import { IconBan, IconHelp, IconPhonePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Empty time that was clicked or dragged over. */
export interface EmptyTime {
  readonly start: Date;
  readonly end: Date;
  /** In whose column; undefined where people are not beside each other. */
  readonly personId: string | undefined;
}

interface EmptyTimeDialogProps {
  /** Undefined: closed. */
  readonly time: EmptyTime | undefined;
  readonly timeZone: string;
  readonly onChoose: (what: "book" | "block" | "explain") => void;
  readonly onClose: () => void;
}

/** What is to become of a stretch of empty time. */
export function EmptyTimeDialog({ time, timeZone, onChoose, onClose }: EmptyTimeDialogProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const where = { locale, timeZone };
  return (
    <Modal
      opened={time !== undefined}
      onClose={onClose}
      title={t("emptyTime.title")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      <Stack gap="sm">
        {time && (
          <Text fw={600}>
            {formatDate(time.start, where)}, {formatSpan(time.start, time.end, where)}
          </Text>
        )}
        <Button
          leftSection={<IconPhonePlus size={18} aria-hidden />}
          onClick={() => onChoose("book")}
        >
          {t("emptyTime.book")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconBan size={18} aria-hidden />}
          onClick={() => onChoose("block")}
        >
          {t("emptyTime.block")}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconHelp size={18} aria-hidden />}
          onClick={() => onChoose("explain")}
        >
          {t("emptyTime.explain")}
        </Button>
      </Stack>
    </Modal>
  );
}
