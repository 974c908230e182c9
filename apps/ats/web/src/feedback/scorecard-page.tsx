import { formatMoment, PageHeader, useLocale, useNow } from "@convene/ui";
import { PagePending, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Alert } from "@mantine/core";
import { IconClipboardOff, IconClock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type OwnScorecard, ownScorecardQuery } from "./feedback-queries.ts";
import { ScorecardForm } from "./scorecard-form.tsx";

const route = getRouteApi("/staff/feedback/$id");

/** One's own scorecard of an interview. */
export function ScorecardPage() {
  const { t } = useTranslation("feedback");
  const { id } = route.useParams();
  // Not asked again by itself: what is typed would be at odds with it.
  const found = useQuery({ ...ownScorecardQuery(id), staleTime: Number.POSITIVE_INFINITY });
  if (found.data) return <Shown own={found.data} />;
  return (
    <PagePending found={found} icon={IconClipboardOff} title={t("gone")} hint={t("goneHint")} />
  );
}

function Shown({ own }: { readonly own: OwnScorecard }) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const now = useNow();
  const { member } = useSignedIn();
  const { interview, candidateName, jobTitle } = own;
  usePageTitle(t("scorecardOf", { name: candidateName }));
  const when = formatMoment(new Date(interview.start), { locale, timeZone: member.timeZone });
  const hasBegun =
    now.getTime() >= new Date(interview.start).getTime() || interview.status === "in_progress";
  return (
    <>
      <PageHeader
        title={candidateName}
        parents={[{ label: t("title"), href: "/feedback" }]}
        description={`${interview.title} · ${jobTitle} · ${when}`}
      />
      {!hasBegun && (
        <Alert icon={<IconClock aria-hidden />} mb="lg" title={t("tooEarly")}>
          {t("tooEarlyHint")}
        </Alert>
      )}
      <ScorecardForm key={interview.id} own={own} disabled={!hasBegun} />
    </>
  );
}
