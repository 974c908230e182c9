import { PublicLayout } from "@convene/ui";
import { brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { CandidateInterview } from "../api.ts";
import { linkedInterviewQuery } from "../queries.ts";
import { CandidatePending } from "./candidate-pending.tsx";
import { InterviewCard } from "./interview-card.tsx";

const route = getRouteApi("/interview/$token");

/** What a candidate's link opens. */
export function InterviewPage() {
  const { token } = route.useParams();
  const found = useQuery(linkedInterviewQuery(token));
  return found.data ? <Linked interview={found.data} /> : <CandidatePending found={found} />;
}

function Linked({ interview }: { readonly interview: CandidateInterview }) {
  const { token } = route.useParams();
  const language = useLanguage();
  usePageTitle(`${interview.title} · ${interview.organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(interview.organisation)} {...language}>
      <InterviewCard token={token} interview={interview} />
    </PublicLayout>
  );
}
