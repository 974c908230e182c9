import { FormFrame, useNow, useSubmit, ZonePicker } from "@convene/ui";
import { unwrap, useMessageLanguages, useSubmitAnswer } from "@convene/web-kit";
import { Modal, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type ClientDetails } from "../api.ts";
import { clientQuery } from "./client-query.ts";

interface EditClientDialogProps {
  readonly opened: boolean;
  readonly client: ClientDetails;
  readonly onClose: () => void;
}

/** Corrects what is known of a client. */
export function EditClientDialog({ opened, client, onClose }: EditClientDialogProps) {
  const { t } = useTranslation("clients");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("editTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <EditForm client={client} onClose={onClose} />
    </Modal>
  );
}

interface EditValues {
  name: string;
  email: string;
  phone: string;
  timeZone: string;
  locale: string;
}

function EditForm({ client, onClose }: Omit<EditClientDialogProps, "opened">) {
  const { t } = useTranslation("clients");
  const answerOf = useSubmitAnswer();
  const queryClient = useQueryClient();
  const now = useNow();
  const form = useForm<EditValues>({
    initialValues: {
      name: client.name,
      email: client.email ?? "",
      phone: client.phone ?? "",
      timeZone: client.timeZone,
      locale: client.locale,
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("nameNeeded") : null),
      email: (email, { phone }) => {
        if (email.trim() === "") return phone.trim() === "" ? t("contactNeeded") : null;
        return /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("emailWrong");
      },
      phone: (phone) =>
        phone.trim() === "" || /^[+\d][\d ()./-]{3,39}$/.test(phone.trim())
          ? null
          : t("phoneWrong"),
    },
  });
  const save = async ({ name, email, phone, timeZone, locale }: EditValues) => {
    const saved = await unwrap(
      api.clients[":id"].$put({
        param: { id: client.id },
        json: { name, email: email.trim() || null, phone: phone.trim() || null, timeZone, locale },
      }),
    );
    queryClient.setQueryData(clientQuery(client.id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: ["clients"] });
    onClose();
  };
  const { busy, message, submit } = useSubmit(form, (values: EditValues) =>
    answerOf(save(values), {
      name: "name",
      email: "email",
      phone: "phone",
      timeZone: "timeZone",
      locale: "locale",
    }),
  );
  const languages = useMessageLanguages(client.locale);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("save")}
    >
      <TextInput label={t("name")} required autoComplete="off" {...form.getInputProps("name")} />
      <TextInput
        label={t("email")}
        type="email"
        autoComplete="off"
        {...form.getInputProps("email")}
      />
      <TextInput
        label={t("phone")}
        type="tel"
        autoComplete="off"
        {...form.getInputProps("phone")}
      />
      <ZonePicker
        label={t("zone")}
        now={now}
        value={form.values.timeZone}
        onChange={(zone) => form.setFieldValue("timeZone", zone)}
      />
      <NativeSelect label={t("language")} data={languages} {...form.getInputProps("locale")} />
    </FormFrame>
  );
}
