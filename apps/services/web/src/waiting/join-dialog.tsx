import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { JoinForm, type JoinFormProps } from "./join-form.tsx";

interface JoinDialogProps extends JoinFormProps {
  readonly opened: boolean;
}

/** Where a visitor asks to be told of a time that becomes free. */
export function JoinDialog({ opened, ...rest }: JoinDialogProps) {
  const { t } = useTranslation("waiting");
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t("join.title", { service: rest.service.name })}
      closeButtonProps={{ "aria-label": t("join.close") }}
    >
      <JoinForm {...rest} />
    </Modal>
  );
}
