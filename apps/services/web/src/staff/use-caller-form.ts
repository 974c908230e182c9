import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

interface Caller {
  name: string;
  phone: string;
  email: string;
  smsOptIn: boolean;
  notes: string;
}

/** Who calls: a name, and a phone number or an address. */
export function useCallerForm() {
  const { t } = useTranslation("services");
  const initialValues: Caller = { name: "", phone: "", email: "", smsOptIn: false, notes: "" };
  return useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim() === "" ? t("details.nameNeeded") : null),
      email: (email) =>
        email.trim() === "" || /^\S+@\S+\.\S+$/.test(email.trim())
          ? null
          : t("details.emailNeeded"),
      phone: (text, { email, smsOptIn }) => {
        const phone = text.trim();
        if (phone === "") return email.trim() === "" ? t("quick.contactNeeded") : null;
        if (!/^[+\d][\d ()./-]{3,39}$/.test(phone)) return t("details.phoneWrong");
        return smsOptIn && !phone.startsWith("+") ? t("details.smsNeedsCode") : null;
      },
    },
  });
}

export type CallerForm = ReturnType<typeof useCallerForm>;

/** Of a booking request; what is empty is left out. */
export function callerOf({ name, phone, email, smsOptIn, notes }: Caller, locale: string) {
  return {
    client: {
      name: name.trim(),
      locale,
      ...(email.trim() !== "" && { email: email.trim() }),
      ...(phone.trim() !== "" && { phone: phone.trim() }),
    },
    ...(phone.trim() !== "" && smsOptIn && { smsOptIn }),
    ...(notes.trim() !== "" && { notes: notes.trim() }),
  };
}

/** What somebody new was looked for by: an address, a number or a name. */
export function guessOf(text: string): Partial<Caller> {
  if (text.includes("@")) return { email: text };
  return /^[+\d][\d ()./-]+$/.test(text) ? { phone: text } : { name: text };
}
