import { FormFrame, FormSection, minorUnits, showFirstError, useSubmit } from "@convene/ui";
import {
  QuestionFields,
  unwrap,
  useNavigateTo,
  useSignedIn,
  useSubmitAnswer,
  useTellSaved,
} from "@convene/web-kit";
import { Box, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { checkService } from "./check-service.ts";
import { GiversFields } from "./givers-fields.tsx";
import { GroupFields } from "./group-fields.tsx";
import { NeedsFields } from "./needs-fields.tsx";
import { PaymentFields } from "./payment-fields.tsx";
import { RefundFields } from "./refund-fields.tsx";
import { ServiceBasics } from "./service-basics.tsx";
import { type ServiceValues, toServiceInput, toServiceValues } from "./service-form.ts";
import type { PersonWithSchedules, Resource, SetUpService } from "./setup-queries.ts";
import { TimingFields } from "./timing-fields.tsx";

interface ServiceEditorProps {
  /** Left out for a new one. */
  readonly service: SetUpService | undefined;
  /** Who can give it. */
  readonly people: readonly PersonWithSchedules[];
  /** Rooms and devices. */
  readonly resources: readonly Resource[];
  /** Those that other services have. */
  readonly categories: readonly string[];
}

/** All that can be said of a service. */
export function ServiceEditor({ service, people, resources, categories }: ServiceEditorProps) {
  const { t } = useTranslation("setup");
  const { member, organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const { currency } = organisation;
  const units = minorUnits(currency);
  const myself = people.find(({ id }) => id === member.resourceId);
  const form = useForm<ServiceValues>({
    initialValues: toServiceValues(service, units, myself?.id),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(checkService(values)).map(([field, fault]) => [
          field,
          t(`service.wrong.${fault}`),
        ]),
      ),
  });

  const save = async (values: ServiceValues) => {
    const json = toServiceInput(values, units);
    const { name } = await (service
      ? unwrap(
          api.services[":id"].$put({
            param: { id: service.id },
            json: { ...json, revision: service.revision },
          }),
        )
      : unwrap(api.services.$post({ json })));
    tellSaved(t("service.saved", { name }));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["services"] });
    navigateTo("/setup/services");
  };
  const { busy, message, submit } = useSubmit(form, (values: ServiceValues) =>
    answerOf(save(values), fieldsByApiName(values)),
  );
  const part = { form };

  return (
    <Box maw={760}>
      <FormFrame
        busy={busy}
        message={message}
        submitLabel={t(service ? "service.save" : "service.offer")}
        onSubmit={form.onSubmit(submit, showFirstError)}
      >
        <Stack gap="xl">
          <FormSection title={t("service.basics")}>
            <ServiceBasics {...part} categories={categories} />
          </FormSection>
          <FormSection title={t("service.givers")} hint={t("service.giversHint")}>
            <GiversFields {...part} people={people} />
          </FormSection>
          <FormSection title={t("service.timing")}>
            <TimingFields {...part} />
          </FormSection>
          <FormSection title={t("service.payment")}>
            <PaymentFields {...part} currency={currency} units={units} />
            <RefundFields {...part} />
          </FormSection>
          <FormSection title={t("service.questions")} hint={t("service.questionsHint")}>
            <QuestionFields {...part} />
          </FormSection>
          <FormSection title={t("service.needs")} hint={t("service.needsHint")}>
            <NeedsFields {...part} resources={resources} />
          </FormSection>
          <FormSection title={t("service.sharing")}>
            <GroupFields {...part} />
          </FormSection>
          <Switch
            label={t("service.active")}
            description={t("service.activeHint")}
            {...form.getInputProps("active", { type: "checkbox" })}
          />
        </Stack>
      </FormFrame>
    </Box>
  );
}

/** The form's fields by the names that the API gives them. */
function fieldsByApiName({ fields, needs, refundRules }: ServiceValues): Record<string, string> {
  const rows = (name: string, count: number, parts: Readonly<Record<string, string>>) =>
    Array.from({ length: count }, (_, index) =>
      Object.entries(parts).map(([theirs, ours]) => [
        `${name}.${index}${theirs}`,
        `${name}.${index}${ours}`,
      ]),
    ).flat();
  const same = [
    "name",
    "description",
    "category",
    "location",
    "colour",
    "durationMinutes",
    "stepMinutes",
    "bufferBeforeMinutes",
    "bufferAfterMinutes",
    "horizonDays",
    "rescheduleLimit",
    "price",
    "paymentTiming",
    "capacity",
    "plannedOnly",
    "hosts",
    "refundRules",
  ];
  return {
    ...Object.fromEntries(same.map((name) => [name, name])),
    roomProvider: "room",
    minimumNoticeMinutes: "noticeHours",
    changeNoticeMinutes: "changeNoticeHours",
    depositAmount: "deposit",
    ...Object.fromEntries(
      rows("fields", fields.length, { ".label": ".label", ".options": ".options" }),
    ),
    ...Object.fromEntries(rows("needs", needs.length, { "": "" })),
    ...Object.fromEntries(
      rows("refundRules", refundRules.length, {
        ".noticeMinutes": ".hours",
        ".percent": ".percent",
      }),
    ),
  };
}
