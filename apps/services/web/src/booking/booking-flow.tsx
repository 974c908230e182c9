import { localDate } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, type Booked, type Organisation, type Service } from "../api.ts";
import { type SlotRefusal, slotRefusalOf } from "../slot-refusal-of.ts";
import styles from "./booking-flow.module.css";
import { ChoiceHead } from "./choice-head.tsx";
import { DetailsStep, prepareDetails } from "./details-step.tsx";
import { heldUntil, type OwnHold } from "./own-hold.ts";
import { ServiceFacts } from "./service-facts.tsx";
import { SlotStep } from "./slot-step.tsx";
import { useBookingAddress } from "./use-booking-address.ts";
import { WaitingInvite } from "./waiting-invite.tsx";

interface BookingFlowProps {
  readonly organisation: Organisation;
  readonly service: Service;
  /** IANA: the visitor's. */
  readonly timeZone: string;
  readonly isWide: boolean;
  /** The services to choose from, with what is given below the chosen one. */
  readonly list: (details: ReactNode) => ReactNode;
  /** Left out: there is no other one, or it stands beside. */
  readonly onOtherService?: () => void;
  readonly onBooked: (booked: Booked, timeZone: string) => void | Promise<void>;
}

/** From a service to an appointment: time, then details. */
export function BookingFlow({
  organisation,
  service,
  timeZone,
  isWide,
  list,
  onOtherService,
  onBooked,
}: BookingFlowProps) {
  const { slug } = organisation;
  const { search, change } = useBookingAddress();
  const queryClient = useQueryClient();
  const [hold, setHold] = useState<OwnHold>();
  const [refusal, setRefusal] = useState<SlotRefusal>();

  const host = service.hosts.find(({ id }) => id === search.host);
  const picked = search.at === undefined ? undefined : new Date(search.at);

  const keep = useMutation({
    mutationFn: (start: Date) =>
      unwrap(
        api.public[":slug"].holds.$post({
          param: { slug },
          json: {
            serviceId: service.id,
            start: start.toISOString(),
            ...(host && { hostId: host.id }),
            ...(hold && { replaces: hold.holdId }),
          },
        }),
      ),
    // Without a hold one can still book; only somebody else may be faster.
    meta: { showsFailure: true },
    onSuccess: (held) => setHold({ ...held, until: heldUntil(held, Date.now()) }),
    onError: (error, start) => {
      const refused = slotRefusalOf(error, start);
      if (refused) backToTimes(refused);
    },
  });

  const pick = (start: Date) => {
    setRefusal(undefined);
    prepareDetails();
    change({ service: service.id, at: start.toISOString() }, true);
    keep.mutate(start);
  };
  const backToTimes = (refused: SlotRefusal) => {
    setHold(undefined);
    setRefusal(refused);
    void queryClient.invalidateQueries({ queryKey: ["slots", slug] });
    const day = localDate(refused.start, timeZone);
    change({ at: undefined, day, month: day.slice(0, 7) });
  };

  const ownHold = picked && hold && Date.parse(hold.start) === picked.getTime() ? hold : undefined;
  const head = (
    <ChoiceHead
      service={service}
      organisation={organisation}
      hostId={host?.id}
      timeZone={timeZone}
      picked={picked}
      hold={ownHold}
      onBack={picked ? () => change({ at: undefined }, true) : onOtherService}
      onHoldAgain={() => picked && keep.mutate(picked)}
    />
  );
  if (picked) {
    return (
      <div className={`${styles.steps} ${styles.details}`}>
        {head}
        <DetailsStep
          slug={slug}
          service={service}
          hostId={host?.id}
          start={picked}
          timeZone={timeZone}
          holdId={ownHold?.holdId}
          onTaken={backToTimes}
          onBooked={(booked) => onBooked(booked, timeZone)}
        />
      </div>
    );
  }

  const facts = (
    <ServiceFacts
      service={service}
      hostId={host?.id}
      onHost={(id) => {
        setRefusal(undefined);
        change({ host: id, day: undefined });
      }}
    />
  );
  const times = (
    <SlotStep
      slug={slug}
      service={service}
      host={host}
      timeZone={timeZone}
      organisationZone={organisation.timeZone}
      holdId={hold?.holdId}
      refusal={refusal}
      onPick={pick}
      {...(service.hasWaitingList && {
        belowTimes: (hasTimes) => (
          <WaitingInvite
            slug={slug}
            service={service}
            hostId={host?.id}
            timeZone={timeZone}
            hasTimes={hasTimes}
          />
        ),
      })}
    />
  );
  if (isWide) {
    return (
      <div className={styles.panes}>
        <div className={styles.pane}>{list(facts)}</div>
        <div className={styles.beside}>{times}</div>
      </div>
    );
  }
  return (
    <div className={styles.steps}>
      {head}
      {facts}
      {times}
    </div>
  );
}
