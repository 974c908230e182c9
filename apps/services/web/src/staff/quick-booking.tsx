import {
  describeZone,
  FormFrame,
  formatDuration,
  formatMoment,
  fromInputValue,
  minorUnits,
  TimeField,
  toInputValue,
  useLocale,
} from "@convene/ui";
import { unwrap, useIdempotentSend, useProblemText, useSignedIn } from "@convene/web-kit";
import { Button, Group, NumberInput, Select, Switch, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { addDays } from "date-fns";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ManagedService } from "../api.ts";
import { HostSelect } from "../booking/host-select.tsx";
import { BookSeriesStep } from "../series/book-series-step.tsx";
import { toRrule } from "../series/repeat-rule.ts";
import { RuleFields } from "../series/rule-fields.tsx";
import { useRepeatRule } from "../series/use-repeat-rule.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { CallerFields } from "./caller-fields.tsx";
import { appointmentQuery } from "./queries.ts";
import { RefusedTime } from "./refused-time.tsx";
import { ServiceDialog } from "./service-dialog.tsx";
import { callerOf, useCallerForm } from "./use-caller-form.ts";

interface QuickBookingProps {
  readonly opened: boolean;
  /** The time that was clicked; left out: the first free one. */
  readonly start: Date | undefined;
  /** The person whose calendar is shown; left out: anyone. */
  readonly hostId: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onBooked: (appointmentId: string) => void;
}

const HOUR_MS = 3_600_000;
/** How far ahead the first free time is looked for. */
const DAYS_AHEAD = 14;

/** Books for somebody on the phone. */
export function QuickBooking({ opened, onClose, ...rest }: QuickBookingProps) {
  const { t } = useTranslation("services");
  return (
    <ServiceDialog opened={opened} title={t("quick.title")} fields={6} onClose={onClose}>
      {(services, first) => <BookingForm services={services} first={first} {...rest} />}
    </ServiceDialog>
  );
}

interface BookingFormProps extends Omit<QuickBookingProps, "opened" | "onClose"> {
  readonly services: readonly ManagedService[];
  readonly first: ManagedService;
}

function BookingForm({ services, first, start, hostId, timeZone, onBooked }: BookingFormProps) {
  const { t } = useTranslation(["services", "series"]);
  const locale = useLocale();
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const given = services.filter((one) => one.hosts.some(({ id }) => id === hostId));
  const [service, setService] = useState(given[0] ?? first);
  const [person, setPerson] = useState(hostId);
  const [time, setTime] = useState(() => toInputValue(start ?? nextHour(), timeZone));
  const [price, setPrice] = useState<number | string>("");
  const send = useIdempotentSend();
  const host = service.hosts.find(({ id }) => id === person);
  const wanted = fromInputValue(time, timeZone);
  const units = minorUnits(service.currency);
  const form = useCallerForm();
  const nextFree = useNextFree(service.id, host?.id);

  const book = useMutation({
    mutationFn: (at: Date) =>
      send((headers) =>
        unwrap(
          api.appointments.$post(
            {
              json: {
                serviceId: service.id,
                start: at.toISOString(),
                timeZone: organisation.timeZone,
                ...(host && { hostId: host.id }),
                ...(typeof price === "number" && { price: Math.round(price * units) }),
                ...callerOf(form.values, organisation.locale),
              },
            },
            { headers },
          ),
        ),
      ),
    meta: { showsFailure: true },
    onSuccess: (booked) => {
      queryClient.setQueryData(appointmentQuery(booked.id).queryKey, booked);
      void queryClient.invalidateQueries({ queryKey: ["calendar"] });
      onBooked(booked.id);
    },
  });
  const refusal = book.error && slotRefusalOf(book.error, book.variables);
  // By the clock of the place, wherever whoever types it sits.
  const startLocal = wanted ? toInputValue(wanted, organisation.timeZone) : undefined;
  const firstDay = (startLocal ?? toInputValue(nextHour(), organisation.timeZone)).slice(0, 10);
  const [rule, setRule] = useRepeatRule(firstDay);
  const [isRepeated, setRepeated] = useState(false);
  const [repeats, setRepeats] = useState<"chosen" | "checking">("chosen");
  // A series is with one person; where only one gives the service, it is them.
  const [only] = service.hosts;
  const seriesHost = host ?? (service.hosts.length === 1 ? only : undefined);
  const [isHostMissing, setHostMissing] = useState(false);
  if (repeats === "checking" && seriesHost && startLocal !== undefined) {
    return (
      <BookSeriesStep
        request={{
          serviceId: service.id,
          hostId: seriesHost.id,
          startLocal,
          timeZone: organisation.timeZone,
          rule: toRrule(rule, firstDay),
        }}
        caller={callerOf(form.values, organisation.locale)}
        timeZone={timeZone}
        onBooked={onBooked}
        onBack={() => setRepeats("chosen")}
      />
    );
  }
  const submit = () => {
    if (!wanted) return;
    if (!isRepeated) book.mutate(wanted);
    else if (seriesHost) setRepeats("checking");
    else setHostMissing(true);
  };
  const problem = book.error && !refusal ? problemText(book.error) : undefined;
  return (
    <FormFrame
      busy={book.isPending}
      message={isHostMissing && !seriesHost ? t("series:form.hostNeeded") : problem}
      submitLabel={isRepeated ? t("series:form.check") : t("quick.submit")}
      onSubmit={form.onSubmit(submit)}
    >
      {refusal && (
        <RefusedTime
          refusal={refusal}
          timeZone={timeZone}
          onPick={(at) => {
            setTime(toInputValue(at, timeZone));
            book.reset();
          }}
        />
      )}
      <CallerFields form={form} />
      <Select
        label={t("quick.service")}
        data={services.map((one) => ({
          value: one.id,
          label: `${one.name} · ${formatDuration(one.durationMinutes, locale)}`,
        }))}
        value={service.id}
        allowDeselect={false}
        onChange={(id) => {
          setService(services.find((one) => one.id === id) ?? service);
          setPrice("");
        }}
      />
      <HostSelect hosts={service.hosts} hostId={host?.id} onHost={setPerson} />
      <div>
        <TimeField
          label={t("quick.time")}
          description={t("summary.zone", { city: describeZone(timeZone).city })}
          required
          value={time}
          error={wanted ? undefined : t("quick.timeNeeded")}
          onChange={setTime}
        />
        {nextFree && (
          <Group gap="xs" mt={4}>
            <Text size="sm" c="dimmed">
              {t("quick.nextFree", { when: formatMoment(nextFree, { locale, timeZone }) })}
            </Text>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => setTime(toInputValue(nextFree, timeZone))}
            >
              {t("quick.use")}
            </Button>
          </Group>
        )}
      </div>
      <Switch
        label={t("series:form.repeat")}
        checked={isRepeated}
        onChange={({ currentTarget }) => {
          setRepeated(currentTarget.checked);
          setHostMissing(false);
        }}
      />
      {isRepeated && <RuleFields rule={rule} first={firstDay} onChange={setRule} />}
      {!isRepeated && (
        <NumberInput
          label={t("quick.price", { currency: service.currency })}
          min={0}
          decimalScale={Math.log10(units)}
          placeholder={String(service.price / units)}
          value={price}
          onChange={setPrice}
        />
      )}
      <Textarea
        label={t("quick.notes")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        {...form.getInputProps("notes")}
      />
    </FormFrame>
  );
}

/** The first time at which a service could be booked by staff; undefined until it is known. */
function useNextFree(serviceId: string, hostId: string | undefined): Date | undefined {
  const from = new Date(Math.ceil(Date.now() / (HOUR_MS / 4)) * (HOUR_MS / 4));
  const found = useQuery({
    queryKey: ["calendar", "nextFree", serviceId, hostId ?? null],
    queryFn: () =>
      unwrap(
        api.slots.$get({
          query: {
            serviceId,
            from: from.toISOString(),
            to: addDays(from, DAYS_AHEAD).toISOString(),
            ...(hostId !== undefined && { hostId }),
          },
        }),
      ),
  });
  const first = found.data?.slots[0]?.start ?? found.data?.nextFree;
  return first ? new Date(first) : undefined;
}

function nextHour(): Date {
  return new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
}
