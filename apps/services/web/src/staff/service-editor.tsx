import { FormFrame, LoadingState, useLocale, useSubmit } from "@convene/ui";
import { QueryFailed, RoomChoice, unwrap, useSignedIn, useSubmitAnswer } from "@convene/web-kit";
import {
  Checkbox,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Textarea,
  TextInput,
} from "@mantine/core";
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

const PAYMENT_TIMINGS = ["on_site", "deposit", "full"] as const;

/** What this form does not ask: the usual, until a manager says otherwise. */
const NEW_SERVICE = {
  colour: "teal",
  rescheduleLimit: 3,
  refundRules: [
    { noticeMinutes: 1_440, percent: 100 },
    { noticeMinutes: 720, percent: 50 },
  ],
  fields: [],
  active: true,
  needs: [],
};

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
      room: service?.roomProvider ?? ("none" as const),
      paymentTiming: service?.paymentTiming ?? ("on_site" as const),
      deposit: (service?.depositAmount ?? 0) / units,
      capacity: service?.capacity ?? 1,
      plannedOnly: service?.plannedOnly ?? false,
      hasWaitingList: service?.hasWaitingList ?? true,
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("editor.nameNeeded") : null),
      hostIds: (hostIds) => (hostIds.length === 0 ? t("editor.hostsNeeded") : null),
      deposit: (deposit, { paymentTiming, price }) =>
        paymentTiming === "deposit" && !(deposit > 0 && deposit <= price)
          ? t("editor.depositNeeded")
          : null,
    },
  });
  type Values = typeof form.values;

  const save = async ({
    noticeHours,
    changeNoticeHours,
    price,
    deposit,
    hostIds,
    room,
    plannedOnly,
    ...values
  }: Values) => {
    const isDeposit = values.paymentTiming === "deposit";
    const schedules = new Map(service?.hosts.map(({ id, scheduleId }) => [id, scheduleId]));
    const json = {
      ...(service ?? NEW_SERVICE),
      ...values,
      hosts: hostIds.map((id) => ({ id, scheduleId: schedules.get(id) ?? null })),
      roomProvider: room === "none" ? null : room,
      depositAmount: isDeposit ? Math.round(deposit * units) : null,
      plannedOnly: plannedOnly && values.capacity > 1,
      minimumNoticeMinutes: Math.round(noticeHours * 60),
      changeNoticeMinutes: Math.round(changeNoticeHours * 60),
      price: Math.round(price * units),
    };
    await (service
      ? unwrap(
          api.services[":id"].$put({
            param: { id: service.id },
            json: { ...json, revision: service.revision },
          }),
        )
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
      hosts: "hostIds",
      depositAmount: "deposit",
      capacity: "capacity",
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
        <NativeSelect
          label={t("editor.payment")}
          data={PAYMENT_TIMINGS.map((value) => ({ value, label: t(`editor.payments.${value}`) }))}
          {...form.getInputProps("paymentTiming")}
        />
        {form.values.paymentTiming === "deposit" && (
          <NumberInput
            label={t("editor.deposit", { currency })}
            min={0}
            decimalScale={Math.log10(units)}
            required
            {...form.getInputProps("deposit")}
          />
        )}
        <TextInput label={t("editor.category")} {...form.getInputProps("category")} />
        <TextInput label={t("editor.location")} {...form.getInputProps("location")} />
        <RoomChoice
          label={t("editor.room")}
          value={form.values.room}
          others={[{ value: "none", label: t("editor.noRoom") }]}
          onChange={(room) => form.setFieldValue("room", room)}
        />
        <NumberInput
          label={t("editor.capacity")}
          description={t("editor.capacityHint")}
          min={1}
          max={1_000}
          allowDecimal={false}
          required
          {...form.getInputProps("capacity")}
        />
      </SimpleGrid>
      {form.values.capacity > 1 && (
        <Checkbox
          label={t("editor.plannedOnly")}
          {...form.getInputProps("plannedOnly", { type: "checkbox" })}
        />
      )}
      <Checkbox
        label={t("editor.waitingList")}
        {...form.getInputProps("hasWaitingList", { type: "checkbox" })}
      />
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
