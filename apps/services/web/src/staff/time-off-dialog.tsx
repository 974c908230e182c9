import { ConfirmDialog, formatMoment, useLocale } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";

interface TimeOffDialogProps {
  /** Undefined: closed. */
  readonly timeOff: StaffCalendar["taken"][number] | undefined;
  readonly hostName: string;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Time that is blocked, and the way to give it back. */
export function TimeOffDialog({ timeOff, hostName, timeZone, onClose }: TimeOffDialogProps) {
  const { t } = useTranslation("services");
  const where = { locale: useLocale(), timeZone };
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const giveBack = async () => {
    if (!timeOff) return undefined;
    try {
      await unwrap(api["time-off"][":id"].$delete({ param: { id: timeOff.id } }));
      await queryClient.invalidateQueries({ queryKey: ["calendar"] });
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <ConfirmDialog
      opened={timeOff !== undefined}
      title={t("block.offTitle")}
      confirmLabel={t("block.giveBack")}
      onConfirm={giveBack}
      onClose={onClose}
    >
      {timeOff && (
        <Text size="sm">
          {hostName}: {formatMoment(new Date(timeOff.start), where)} –{" "}
          {formatMoment(new Date(timeOff.end), where)}
        </Text>
      )}
    </ConfirmDialog>
  );
}
