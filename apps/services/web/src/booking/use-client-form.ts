import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

export interface ClientValues {
  name: string;
  email: string;
  phone: string;
  /** Agrees to text messages; counts with a phone only. */
  smsOptIn: boolean;
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
  const initialValues: ClientValues = {
    name: "",
    email: "",
    phone: "",
    smsOptIn: false,
    notes: "",
  };
  return useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim() === "" ? t("details.nameNeeded") : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("details.emailNeeded")),
      phone: (text, { smsOptIn }) => {
        const phone = text.trim();
        if (phone === "") return null;
        if (!/^[+\d][\d ()./-]{3,39}$/.test(phone)) return t("details.phoneWrong");
        return smsOptIn && !phone.startsWith("+") ? t("details.smsNeedsCode") : null;
      },
    },
  });
}

export type ClientForm = ReturnType<typeof useClientForm>;

/** The form's part of a booking request; what is empty is left out. */
export function clientInput({ name, email, phone, smsOptIn, notes }: ClientValues, locale: string) {
  return {
    client: {
      name: name.trim(),
      email: email.trim(),
      locale,
      ...(phone.trim() !== "" && { phone: phone.trim() }),
    },
    ...(phone.trim() !== "" && smsOptIn && { smsOptIn }),
    ...(notes.trim() !== "" && { notes: notes.trim() }),
  };
}
