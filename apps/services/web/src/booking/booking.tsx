import { browserTimeZone } from "@convene/web-kit";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { Booked, PublicPage } from "../api.ts";
import { BookingFlow } from "./booking-flow.tsx";
import { BookingIntro } from "./booking-intro.tsx";
import { NoServices, OnlyService, ServiceList } from "./service-list.tsx";
import { useBookingAddress } from "./use-booking-address.ts";
import { useFocusOnStep } from "./use-focus-on-step.ts";
import { usePrepareTimes } from "./use-prepare-times.ts";

interface BookingProps {
  readonly page: PublicPage;
  /** The one service that is offered here; left out: all of them. */
  readonly onlyServiceId?: string | undefined;
  readonly onBooked: (booked: Booked, timeZone: string) => void | Promise<void>;
  /** Another step is shown. */
  readonly onStep?: () => void;
}

/** As wide as three panes beside each other need. */
const THREE_PANES = "(min-width: 62em)";

/** From the services to an appointment: beside each other where there is room, else one by one. */
export function Booking({ page, onlyServiceId, onBooked, onStep }: BookingProps) {
  const { organisation } = page;
  const { search, change } = useBookingAddress();
  const isWide = useMediaQuery(THREE_PANES, false, { getInitialValueInEffect: false });
  const services =
    onlyServiceId === undefined
      ? page.services
      : page.services.filter(({ id }) => id === onlyServiceId);
  // Where there is no choice, nobody is asked to make it; where there is room, it can be changed.
  const [first] = services;
  const isChoice = services.length > 1;
  const service =
    services.find(({ id }) => id === search.service) ?? (isWide || !isChoice ? first : undefined);
  const timeZone = search.zone ?? browserTimeZone();
  const prepare = usePrepareTimes(organisation.slug, timeZone);

  const step = service ? (search.at === undefined ? "times" : "details") : "services";
  useFocusOnStep(step, onStep);

  if (!first) return <NoServices />;
  const list = (details: ReactNode) => (
    <>
      <BookingIntro organisation={organisation} isHeading={isWide || !service} />
      {isChoice ? (
        <ServiceList
          services={services}
          chosenId={service?.id}
          onPrepare={prepare}
          onChoose={(id) => change({ ...NOTHING_CHOSEN, service: id }, !isWide)}
        >
          {details}
        </ServiceList>
      ) : (
        <OnlyService service={first}>{details}</OnlyService>
      )}
    </>
  );
  if (!service) return list(null);
  return (
    <BookingFlow
      key={service.id}
      organisation={organisation}
      service={service}
      timeZone={timeZone}
      isWide={isWide}
      list={list}
      onBooked={onBooked}
      {...(isChoice && !isWide && { onOtherService: () => change(NOTHING_CHOSEN, true) })}
    />
  );
}

const NOTHING_CHOSEN = {
  service: undefined,
  host: undefined,
  month: undefined,
  day: undefined,
  at: undefined,
};
