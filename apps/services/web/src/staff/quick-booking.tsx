import {
  describeZone,
  FormFrame,
  formatDuration,
  fromInputValue,
  TimeField,
  toInputValue,
  useLocale,
} from "@convene/ui";
import { ApiProblem, unwrap, useProblemText, useSignedIn } from "@convene/web-kit";
import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Service } from "../api.ts";
import { ClientFields } from "../booking/client-fields.tsx";
import { HostSelect } from "../booking/host-select.tsx";
import { clientInput, useClientForm } from "../booking/use-client-form.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { appointmentQuery } from "./queries.ts";
import { RefusedTime } from "./refused-time.tsx";
import { ServiceDialog } from "./service-dialog.tsx";

interface QuickBookingProps {
  readonly opened: boolean;
  /** The time that was clicked; left out: the next full hour. */
  readonly start: Date | undefined;
  /** The person whose calendar is shown; left out: anyone. */
  readonly hostId: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onBooked: (appointmentId: string) => void;
}

const HOUR_MS = 3_600_000;

/** Books for somebody on the phone. */
export function QuickBooking({ opened, onClose, ...rest }: QuickBookingProps) {
  const { t } = useTranslation("services");
  return (
    <ServiceDialog opened={opened} title={t("quick.title")} fields={5} onClose={onClose}>
      {(services, first) => <BookingForm services={services} first={first} {...rest} />}
    </ServiceDialog>
  );
}

interface BookingFormProps extends Omit<QuickBookingProps, "opened" | "onClose"> {
  readonly services: readonly Service[];
  readonly first: Service;
}

function BookingForm({ services, first, start, hostId, timeZone, onBooked }: BookingFormProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const form = useClientForm();
  const given = services.filter((one) => one.hosts.some(({ id }) => id === hostId));
  const [service, setService] = useState(given[0] ?? first);
  const [person, setPerson] = useState(hostId);
  const [time, setTime] = useState(() => toInputValue(start ?? nextHour(), timeZone));
  // One for each booking that is meant: a repeated request books no second time.
  const idempotencyKey = useRef(crypto.randomUUID());
  const host = service.hosts.find(({ id }) => id === person);
  const wanted = fromInputValue(time, timeZone);

  const book = useMutation({
    mutationFn: (at: Date) =>
      unwrap(
        api.appointments.$post(
          {
            json: {
              serviceId: service.id,
              start: at.toISOString(),
              timeZone: organisation.timeZone,
              ...(host && { hostId: host.id }),
              ...clientInput(form.values, organisation.locale),
            },
          },
          { headers: { "idempotency-key": idempotencyKey.current } },
        ),
      ),
    meta: { showsFailure: true },
    onSuccess: (booked) => {
      queryClient.setQueryData(appointmentQuery(booked.id).queryKey, booked);
      void queryClient.invalidateQueries({ queryKey: ["calendar"] });
      onBooked(booked.id);
    },
    onError: (error) => {
      if (error instanceof ApiProblem) idempotencyKey.current = crypto.randomUUID();
    },
  });
  const refusal = book.error && slotRefusalOf(book.error, book.variables);
  return (
    <FormFrame
      busy={book.isPending}
      message={book.error && !refusal ? problemText(book.error) : undefined}
      submitLabel={t("quick.submit")}
      onSubmit={form.onSubmit(() => wanted && book.mutate(wanted))}
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
      <Select
        label={t("quick.service")}
        data={services.map((one) => ({
          value: one.id,
          label: `${one.name} · ${formatDuration(one.durationMinutes, locale)}`,
        }))}
        value={service.id}
        allowDeselect={false}
        onChange={(id) => setService(services.find((one) => one.id === id) ?? service)}
      />
      <HostSelect hosts={service.hosts} hostId={host?.id} onHost={setPerson} />
      <TimeField
        label={t("quick.time")}
        description={t("summary.zone", { city: describeZone(timeZone).city })}
        required
        value={time}
        error={wanted ? undefined : t("quick.timeNeeded")}
        onChange={setTime}
      />
      <ClientFields form={form} isOwn={false} />
    </FormFrame>
  );
}

function nextHour(): Date {
  return new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
}
