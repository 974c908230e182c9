import {
  FormFrame,
  FormSection,
  LoadingState,
  PageHeader,
  useLocale,
  useNow,
  useSubmit,
  ZonePicker,
} from "@convene/ui";
import {
  QueryFailed,
  unwrap,
  usePageTitle,
  useSignedIn,
  useSubmitAnswer,
  useTellSaved,
} from "@convene/web-kit";
import { NumberInput, Select, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { BookingAddress } from "./booking-address.tsx";
import { EmbedCode } from "./embed-code.tsx";
import { ForManagers } from "./for-managers.tsx";
import { type Settings, settingsQuery } from "./setup-queries.ts";
import { useLiveSetup } from "./use-live-setup.ts";

/** What the organisation decides for itself as a whole, and how its clients get to its booking page. */
export function OrganisationPage() {
  const { t } = useTranslation("setup");
  const { isOverseer } = useSignedIn();
  const settings = useQuery({ ...settingsQuery, enabled: isOverseer });
  const title = t("organisation.title");
  usePageTitle(title);
  useLiveSetup();
  return (
    <ForManagers title={title}>
      <PageHeader title={title} description={t("organisation.description")} />
      <Stack gap="xl" maw={760}>
        {settings.isPending ? (
          <LoadingState shape="form" count={4} />
        ) : settings.data ? (
          <FormSection title={t("organisation.settings")}>
            <SettingsForm settings={settings.data} />
          </FormSection>
        ) : (
          <QueryFailed error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        <FormSection title={t("embed.title")} hint={t("embed.hint")}>
          <BookingAddress />
          <EmbedCode />
        </FormSection>
      </Stack>
    </ForManagers>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const { bookingIntro, offerMinutes, currency, timeZone, mayChangeCurrency } = settings;
  // Of what stands in the form: what a colleague saves meanwhile is not overwritten.
  const [revision, setRevision] = useState(settings.revision);
  const form = useForm({
    initialValues: { bookingIntro: bookingIntro ?? "", offerMinutes, currency, timeZone },
  });
  type Values = typeof form.values;
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "currency" });
    return Intl.supportedValuesOf("currency").map((code) => ({
      value: code,
      label: `${code} · ${names.of(code)}`,
    }));
  }, [locale]);

  const save = async (values: Values) => {
    const saved = await unwrap(
      api["organisation-settings"].$put({ json: { ...values, revision } }),
    );
    setRevision(saved.revision);
    tellSaved(t("organisation.saved"));
    // Currency and zone of the organisation are in what every page knows of who is signed in.
    await queryClient.invalidateQueries({ queryKey: ["me"] });
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["services"] });
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), {
      bookingIntro: "bookingIntro",
      offerMinutes: "offerMinutes",
      currency: "currency",
      timeZone: "timeZone",
    }),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("organisation.save")}
      onSubmit={form.onSubmit(submit)}
    >
      <Textarea
        label={t("organisation.intro")}
        description={t("organisation.introHint")}
        autosize
        minRows={3}
        maxLength={2_000}
        {...form.getInputProps("bookingIntro")}
      />
      <NumberInput
        label={t("organisation.offer")}
        description={t("organisation.offerHint")}
        min={5}
        max={10_080}
        step={15}
        allowDecimal={false}
        required
        suffix={` ${t("unit.minutes")}`}
        {...form.getInputProps("offerMinutes")}
      />
      <Select
        label={t("organisation.currency")}
        description={t(
          mayChangeCurrency ? "organisation.currencyHint" : "organisation.currencyFixed",
        )}
        data={currencies}
        searchable
        allowDeselect={false}
        disabled={!mayChangeCurrency}
        {...form.getInputProps("currency")}
      />
      <ZonePicker
        label={t("organisation.zone")}
        value={form.values.timeZone}
        now={now}
        onChange={(zone) => form.setFieldValue("timeZone", zone)}
      />
    </FormFrame>
  );
}
