import { ColorInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { LetterheadPreview } from "../messages/letterhead-preview.tsx";
import { emailProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface BrandingValues {
  /** Empty: the organisation's name. */
  readonly senderName: string;
  /** Mail address; empty: answers go to the organiser. */
  readonly replyTo: string;
  /** `https:`; empty: the name stands in for it. */
  readonly logoUrl: string;
  /** `#rrggbb`; empty: a quiet grey. */
  readonly accentColour: string;
}

export interface BrandingFormProps {
  readonly organisation: string;
  readonly initial: BrandingValues;
  readonly onSubmit: (values: BrandingValues) => SubmitAnswer<keyof BrandingValues>;
}

/** Whom messages come from and how they look, with a letter's head that follows what is typed. */
export function BrandingForm({ organisation, initial, onSubmit }: BrandingFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm<BrandingValues>({
    initialValues: initial,
    validate: {
      replyTo: (address) => (address.trim() === "" ? null : emailProblem(t, address)),
      logoUrl: (address) =>
        address.trim() === "" || isWebAddress(address) ? null : t("branding.logoWrong"),
      accentColour: (colour) =>
        colour === "" || isColour(colour) ? null : t("branding.colourWrong"),
    },
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  const { senderName, replyTo, logoUrl, accentColour } = form.values;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <FormFrame
        onSubmit={form.onSubmit(submit)}
        busy={busy}
        message={message}
        submitLabel={t("branding.submit")}
      >
        <TextInput
          label={t("branding.senderName")}
          description={t("branding.senderNameHint", { organisation })}
          maxLength={100}
          {...form.getInputProps("senderName")}
        />
        <TextInput
          label={t("branding.replyTo")}
          description={t("branding.replyToHint")}
          type="email"
          {...form.getInputProps("replyTo")}
        />
        <TextInput
          label={t("branding.logo")}
          description={t("branding.logoHint")}
          type="url"
          placeholder="https://"
          {...form.getInputProps("logoUrl")}
        />
        <ColorInput
          label={t("branding.colour")}
          description={t("branding.colourHint")}
          format="hex"
          placeholder="#0b7285"
          eyeDropperButtonProps={{ "aria-label": t("branding.pickFromScreen") }}
          {...form.getInputProps("accentColour")}
        />
      </FormFrame>
      <Stack gap="xs">
        <LetterheadPreview
          senderName={senderName.trim() || organisation}
          replyTo={replyTo.trim()}
          organisation={organisation}
          {...(isWebAddress(logoUrl) && { logoUrl: logoUrl.trim() })}
          {...(isColour(accentColour) && { colour: accentColour })}
        />
      </Stack>
    </SimpleGrid>
  );
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text.trim()) && new URL(text.trim()).protocol === "https:";
}
