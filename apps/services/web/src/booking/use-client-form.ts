import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

export interface ClientValues {
  name: string;
  email: string;
  phone: string;
  notes: string;
}

/** The form's fields by the names that the API gives them. */
export const CLIENT_FIELDS = {
  "client.name": "name",
  "client.email": "email",
  "client.phone": "phone",
  notes: "notes",
} as const;

/** Who comes. Kept outside the step that shows it, so that another time costs no second typing. */
export function useClientForm() {
  const { t } = useTranslation("services");
  const initialValues: ClientValues = { name: "", email: "", phone: "", notes: "" };
  return useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim() === "" ? t("details.nameNeeded") : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("details.emailNeeded")),
      phone: (phone) =>
        phone.trim() === "" || /^[+\d][\d ()./-]{3,39}$/.test(phone.trim())
          ? null
          : t("details.phoneWrong"),
    },
  });
}

export type ClientForm = ReturnType<typeof useClientForm>;

/** The form's part of a booking request; what is empty is left out. */
export function clientInput({ name, email, phone, notes }: ClientValues, locale: string) {
  return {
    client: {
      name: name.trim(),
      email: email.trim(),
      locale,
      ...(phone.trim() !== "" && { phone: phone.trim() }),
    },
    ...(notes.trim() !== "" && { notes: notes.trim() }),
  };
}
