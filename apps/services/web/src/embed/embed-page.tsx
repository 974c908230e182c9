import { FailedState, LoadingState } from "@convene/ui";
import { ApiProblem, usePageTitle } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type CSSProperties, lazy, Suspense, useCallback, useRef, useState } from "react";
import type { Booked, PublicPage } from "../api.ts";
import { Booking } from "../booking/booking.tsx";
import { publicPageQuery } from "../booking/public-page-query.ts";
import { UnknownOrganisation } from "../booking/unknown-organisation.tsx";
import styles from "./embed-page.module.css";
import { tellParent } from "./frame-messages.ts";
import { useTellHeight } from "./use-tell-height.ts";

const route = getRouteApi("/embed/$slug");

const BookedInFrame = lazy(async () => ({
  default: (await import("./booked-in-frame.tsx")).BookedInFrame,
}));

/** The booking page as it stands in another site's page: without a frame of its own. */
export function EmbedPage() {
  const { slug } = route.useParams();
  const page = useQuery(publicPageQuery(slug));
  const frame = useRef<HTMLElement>(null);
  useTellHeight(frame);
  // By name: the page around it has a main part, too.
  const name = page.data?.organisation.name ?? slug;
  return (
    <main className={styles.frame} ref={frame} aria-label={name}>
      {page.data ? (
        <Embedded page={page.data} />
      ) : page.error instanceof ApiProblem && page.error.status === 404 ? (
        <UnknownOrganisation />
      ) : page.isPending ? (
        <LoadingState shape="cards" count={3} />
      ) : (
        <FailedState onRetry={() => void page.refetch()} />
      )}
    </main>
  );
}

function Embedded({ page }: { readonly page: PublicPage }) {
  const { service, colour } = route.useSearch();
  const [onlyServiceId] = useState(service);
  const [done, setDone] = useState<{ readonly booked: Booked; readonly timeZone: string }>();
  const onStep = useCallback(() => tellParent({ convene: "step" }), []);
  usePageTitle(page.organisation.name);
  const brand = colour ?? page.organisation.accentColour ?? "#3a4250";
  return (
    <div className={styles.brand} style={{ "--brand": brand } as CSSProperties}>
      {done ? (
        <Suspense fallback={<LoadingState shape="form" count={3} />}>
          <BookedInFrame {...done} />
        </Suspense>
      ) : (
        <Booking
          page={page}
          onlyServiceId={onlyServiceId}
          onStep={onStep}
          onBooked={(booked, timeZone) => {
            setDone({ booked, timeZone });
            onStep();
          }}
        />
      )}
    </div>
  );
}
