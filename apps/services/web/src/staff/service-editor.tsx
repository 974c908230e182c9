import { FormFrame, LoadingState, useLocale, useSubmit } from "@convene/ui";
import { QueryFailed, unwrap, useSignedIn, useSubmitAnswer } from "@convene/web-kit";
import { Modal, MultiSelect, NumberInput, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type ManagedService, type Person } from "../api.ts";
import { minorUnits } from "../minor-units.ts";
import { peopleQuery, servicesQuery } from "./queries.ts";

interface ServiceEditorProps {
  /** What is being changed; `new` for another service; undefined while closed. */
  readonly service: ManagedService | "new" | undefined;
  readonly onClose: () => void;
}

/** Offers a new service, or changes one. */
export function ServiceEditor({ service, onClose }: ServiceEditorProps) {
  const { t } = useTranslation("services");
  const people = useQuery({ ...peopleQuery, enabled: service !== undefined });
  return (
    <Modal
      opened={service !== undefined}
      onClose={onClose}
      size="lg"
      title={t(service === "new" ? "editor.titleNew" : "editor.title")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      {people.data && service ? (
        <EditorForm
          service={service === "new" ? undefined : service}
          people={people.data.items}
          onSaved={onClose}
        />
      ) : people.isError ? (
        <QueryFailed error={people.error} onRetry={() => void people.refetch()} />
      ) : (
        <LoadingState shape="form" count={6} />
      )}
    </Modal>
  );
}

interface EditorFormProps {
  readonly service: ManagedService | undefined;
  readonly people: readonly Person[];
  readonly onSaved: () => void;
}

const MINUTES_A_DAY = 1_440;

function EditorForm({ service, people, onSaved }: EditorFormProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { member, organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { currency } = organisation;
  const units = minorUnits(currency, locale);
  const myself = people.find(({ id }) => id === member.resourceId);
  const form = useForm({
    initialValues: {
      name: service?.name ?? "",
      description: service?.description ?? "",
      category: service?.category ?? "",
      location: service?.location ?? "",
      durationMinutes: service?.durationMinutes ?? 60,
      stepMinutes: service?.stepMinutes ?? 30,
      bufferBeforeMinutes: service?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: service?.bufferAfterMinutes ?? 0,
      noticeHours: (service?.minimumNoticeMinutes ?? 60) / 60,
      horizonDays: service?.horizonDays ?? 60,
      changeNoticeHours: (service?.changeNoticeMinutes ?? 720) / 60,
      price: (service?.price ?? 0) / units,
      hostIds: service?.hosts.map(({ id }) => id) ?? (myself ? [myself.id] : []),
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("editor.nameNeeded") : null),
      hostIds: (hostIds) => (hostIds.length === 0 ? t("editor.hostsNeeded") : null),
    },
  });
  type Values = typeof form.values;

  const save = async ({ noticeHours, changeNoticeHours, price, ...values }: Values) => {
    const json = {
      ...values,
      minimumNoticeMinutes: Math.round(noticeHours * 60),
      changeNoticeMinutes: Math.round(changeNoticeHours * 60),
      price: Math.round(price * units),
    };
    await (service
      ? unwrap(api.services[":id"].$put({ param: { id: service.id }, json }))
      : unwrap(api.services.$post({ json })));
    await queryClient.invalidateQueries({ queryKey: servicesQuery.queryKey });
    onSaved();
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), {
      name: "name",
      description: "description",
      category: "category",
      location: "location",
      durationMinutes: "durationMinutes",
      stepMinutes: "stepMinutes",
      bufferBeforeMinutes: "bufferBeforeMinutes",
      bufferAfterMinutes: "bufferAfterMinutes",
      minimumNoticeMinutes: "noticeHours",
      horizonDays: "horizonDays",
      changeNoticeMinutes: "changeNoticeHours",
      price: "price",
      hostIds: "hostIds",
    }),
  );
  const minutes = (least: number) => ({
    min: least,
    max: MINUTES_A_DAY,
    step: 5,
    allowDecimal: false,
    suffix: ` ${t("editor.minutes")}`,
    required: true,
  });

  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t(service ? "editor.save" : "editor.offer")}
      onSubmit={form.onSubmit(submit)}
    >
      <TextInput label={t("editor.name")} required {...form.getInputProps("name")} />
      <MultiSelect
        label={t("editor.hosts")}
        required
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("hostIds")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput
          label={t("editor.duration")}
          {...minutes(5)}
          {...form.getInputProps("durationMinutes")}
        />
        <NumberInput
          label={t("editor.price", { currency })}
          min={0}
          decimalScale={Math.log10(units)}
          required
          {...form.getInputProps("price")}
        />
        <TextInput label={t("editor.category")} {...form.getInputProps("category")} />
        <TextInput label={t("editor.location")} {...form.getInputProps("location")} />
      </SimpleGrid>
      <Textarea
        label={t("editor.description")}
        autosize
        minRows={2}
        {...form.getInputProps("description")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput
          label={t("editor.step")}
          description={t("editor.stepHint")}
          {...minutes(5)}
          {...form.getInputProps("stepMinutes")}
        />
        <NumberInput
          label={t("editor.horizon")}
          description={t("editor.horizonHint")}
          min={1}
          max={730}
          allowDecimal={false}
          suffix={` ${t("editor.days")}`}
          required
          {...form.getInputProps("horizonDays")}
        />
        <NumberInput
          label={t("editor.bufferBefore")}
          {...minutes(0)}
          {...form.getInputProps("bufferBeforeMinutes")}
        />
        <NumberInput
          label={t("editor.bufferAfter")}
          {...minutes(0)}
          {...form.getInputProps("bufferAfterMinutes")}
        />
        <NumberInput
          label={t("editor.notice")}
          description={t("editor.noticeHint")}
          min={0}
          max={8_760}
          suffix={` ${t("editor.hours")}`}
          required
          {...form.getInputProps("noticeHours")}
        />
        <NumberInput
          label={t("editor.changeNotice")}
          description={t("editor.changeNoticeHint")}
          min={0}
          max={8_760}
          suffix={` ${t("editor.hours")}`}
          required
          {...form.getInputProps("changeNoticeHours")}
        />
      </SimpleGrid>
    </FormFrame>
  );
}
