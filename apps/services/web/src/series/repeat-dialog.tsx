import { FormFrame, toInputValue, useLocale } from "@convene/ui";
import { unwrap, useIdempotentSend } from "@convene/web-kit";
import { Modal, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffAppointment } from "../api.ts";
import { describeRule } from "./describe-rule.ts";
import { PreviewStep } from "./preview-step.tsx";
import { toRrule } from "./repeat-rule.ts";
import { RuleFields } from "./rule-fields.tsx";
import { repeatPreviewQuery } from "./series-queries.ts";
import { useRepeatRule } from "./use-repeat-rule.ts";

interface RepeatDialogProps {
  readonly opened: boolean;
  readonly appointment: StaffAppointment;
  readonly timeZone: string;
  readonly onRepeated: () => void;
  readonly onClose: () => void;
}

/** Makes an appointment the first of a series. */
export function RepeatDialog({ opened, onClose, ...rest }: RepeatDialogProps) {
  const { t } = useTranslation("series");
  const { t: words } = useTranslation("services");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("repeat.title", { title: rest.appointment.title })}
      closeButtonProps={{ "aria-label": words("drawer.close") }}
    >
      <RepeatForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function RepeatForm({
  appointment,
  timeZone,
  onRepeated,
  onClose,
}: Omit<RepeatDialogProps, "opened">) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const { id, host, client } = appointment;
  // By the clock of where it takes place.
  const startLocal = toInputValue(new Date(appointment.start), host.timeZone);
  const first = startLocal.slice(0, 10);
  const [chosen, setChosen] = useRepeatRule(first);
  const [isChecking, setChecking] = useState(false);
  const send = useIdempotentSend();
  const rule = toRrule(chosen, first);
  const preview = useQuery({ ...repeatPreviewQuery(id, rule), enabled: isChecking });
  if (isChecking) {
    return (
      <PreviewStep
        preview={preview}
        summary={describeRule({ rule, startLocal, timeZone: host.timeZone }, t, locale)}
        timeZone={timeZone}
        submitLabel={(count) => t("book.submit", { count })}
        save={(decisions) =>
          send((headers) =>
            unwrap(
              api.appointments[":id"].series.$post(
                { param: { id }, json: { rule, decisions: [...decisions] } },
                { headers },
              ),
            ),
          )
        }
        onSaved={() => {
          onRepeated();
          onClose();
        }}
        onBack={() => setChecking(false)}
      />
    );
  }
  return (
    <FormFrame
      busy={false}
      message={undefined}
      submitLabel={t("form.check")}
      onSubmit={(event) => {
        event?.preventDefault();
        setChecking(true);
      }}
    >
      <RuleFields rule={chosen} first={first} keepsFirst onChange={setChosen} />
      <Text size="sm" c="dimmed">
        {t("repeat.hint", { client: client.name, host: host.name })}
      </Text>
    </FormFrame>
  );
}
