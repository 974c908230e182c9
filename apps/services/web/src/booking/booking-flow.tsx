import { localDate } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { api, type Organisation, type Service } from "../api.ts";
import { type SlotRefusal, slotRefusalOf } from "../slot-refusal-of.ts";
import styles from "./booking-flow.module.css";
import { BookingSummary } from "./booking-summary.tsx";
import { DetailsStep } from "./details-step.tsx";
import { heldUntil, type OwnHold } from "./own-hold.ts";
import { SlotStep } from "./slot-step.tsx";
import { useClientForm } from "./use-client-form.ts";

const route = getRouteApi("/$slug");

interface BookingFlowProps {
  readonly organisation: Organisation;
  readonly service: Service;
  readonly timeZone: string;
  /** Left out: there is no other one. */
  readonly onOtherService?: () => void;
}

/** From a service to an appointment: time, then details. */
export function BookingFlow({ organisation, service, timeZone, onOtherService }: BookingFlowProps) {
  const { slug } = organisation;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const form = useClientForm();
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
    void navigate({ search: (before) => ({ ...before, at: start.toISOString() }) });
    keep.mutate(start);
  };
  const backToTimes = (refused: SlotRefusal) => {
    setHold(undefined);
    setRefusal(refused);
    void queryClient.invalidateQueries({ queryKey: ["slots", slug] });
    const day = localDate(refused.start, timeZone);
    void navigate({
      search: ({ at: _at, ...before }) => ({ ...before, day, month: day.slice(0, 7) }),
      replace: true,
    });
  };
  const chooseHost = (id: string | undefined) => {
    setRefusal(undefined);
    void navigate({
      search: ({ host: _host, day: _day, ...before }) => ({
        ...before,
        ...(id !== undefined && { host: id }),
      }),
      replace: true,
    });
  };

  const ownHold = picked && hold && Date.parse(hold.start) === picked.getTime() ? hold : undefined;
  const summary = (
    <BookingSummary
      service={service}
      organisation={organisation}
      host={host}
      timeZone={timeZone}
      picked={picked}
      hold={ownHold}
      {...(onOtherService && { onOtherService })}
      onHost={chooseHost}
      onOtherTime={() => {
        void navigate({ search: ({ at: _at, ...before }) => before });
      }}
      onHoldAgain={() => picked && keep.mutate(picked)}
    />
  );

  if (picked) {
    return (
      <div className={styles.details}>
        {summary}
        <DetailsStep
          form={form}
          slug={slug}
          service={service}
          hostId={host?.id}
          start={picked}
          timeZone={timeZone}
          holdId={ownHold?.holdId}
          onTaken={backToTimes}
        />
      </div>
    );
  }
  return (
    <div className={styles.times}>
      {summary}
      <SlotStep
        slug={slug}
        service={service}
        hostId={host?.id}
        hostName={host?.name}
        timeZone={timeZone}
        organisationZone={organisation.timeZone}
        holdId={hold?.holdId}
        refusal={refusal}
        onPick={pick}
      />
    </div>
  );
}
