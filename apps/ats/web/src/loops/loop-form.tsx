import { EmptyState, localDate, startOfLocalDate, useNow } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Alert, Card, MultiSelect, NativeSelect, Select, Stack, TextInput } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail, InterviewPlan, InterviewTemplate } from "../api.ts";
import type { AskedOrder } from "../requests/ask-dialog.tsx";
import type { SchedulingRequest } from "../requests/request-queries.ts";
import styles from "../scheduling/schedule-page.module.css";
import type { BookedLoop } from "./loop-booked.tsx";
import { LoopChoice } from "./loop-choice.tsx";
import type { LoopQuestion } from "./loop-query.ts";
import { endOfWorkingDays } from "./working-days.ts";

interface LoopFormProps {
  readonly application: ApplicationDetail;
  /** In use. */
  readonly plans: readonly InterviewPlan[];
  readonly templates: readonly InterviewTemplate[];
  /** To begin with. */
  readonly plan: string | undefined;
  /** Only at the times that were given to it. */
  readonly request: SchedulingRequest | undefined;
  readonly onBooked: (booked: BookedLoop) => void;
}

const NO_PLAN = "none";
const DAY_COUNTS = [1, 3, 5, 10, 15];
const USUAL_DAYS = 5;
const MOST_INTERVIEWS = 8;
const CANDIDATE_HOURS: readonly (readonly [string, string])[] = [
  ["09:00", "17:00"],
  ["08:00", "12:00"],
  ["12:00", "18:00"],
  ["16:00", "21:00"],
];

/** What is to be scheduled and in which days on the left, proposals beside it. */
export function LoopForm({
  application,
  plans,
  templates,
  plan: firstPlan,
  request,
  onBooked,
}: LoopFormProps) {
  const { t } = useTranslation("requests");
  const now = useNow();
  const { timeZone } = useSignedIn().member;
  const { name } = application.candidate;
  const today = localDate(now, timeZone);
  const [planId, setPlan] = useState(
    plans.find(({ id }) => id === firstPlan)?.id ?? plans[0]?.id ?? NO_PLAN,
  );
  const [templateIds, setTemplates] = useState<readonly string[]>([]);
  const [first, setFirst] = useState(today);
  const [count, setCount] = useState(USUAL_DAYS);
  const [hours, setHours] = useState("09:00-17:00");
  const [sequence, setSequence] = useState<readonly number[]>();
  const order: AskedOrder =
    planId === NO_PLAN
      ? { interviews: templateIds.map((templateId) => ({ templateId })) }
      : { planId };
  const isChosen = request !== undefined || planId !== NO_PLAN || templateIds.length > 0;
  const range = request
    ? { from: request.earliest, to: request.latest }
    : {
        from: startOfLocalDate(first, timeZone).toISOString(),
        to: startOfLocalDate(endOfWorkingDays(first, count), timeZone).toISOString(),
      };
  const question: LoopQuestion = {
    ...(request ? { requestId: request.id } : order),
    ...withinMonth(range),
    ...(hours !== "" && !request && { hours: weekOf(hours) }),
    ...(sequence && { sequence: [...sequence] }),
  };
  return (
    <div className={styles.frame}>
      <Card withBorder padding="md" component="section" aria-label={t("loop.plan")}>
        <Stack gap="md">
          {request ? (
            <Alert role="note" title={request.name}>
              {t("loop.forRequest", { name })}
            </Alert>
          ) : (
            <>
              <Select
                label={t("loop.plan")}
                data={[
                  ...plans.map((one) => ({ value: one.id, label: one.name })),
                  { value: NO_PLAN, label: t("loop.noPlan") },
                ]}
                value={planId}
                allowDeselect={false}
                onChange={(next) => {
                  setPlan(next ?? NO_PLAN);
                  setSequence(undefined);
                }}
              />
              {planId === NO_PLAN && (
                <MultiSelect
                  label={t("loop.templates")}
                  description={t("loop.templatesHint")}
                  data={templates.map((one) => ({ value: one.id, label: one.name }))}
                  value={[...templateIds]}
                  maxValues={MOST_INTERVIEWS}
                  searchable
                  onChange={(ids) => {
                    setTemplates(ids);
                    setSequence(undefined);
                  }}
                />
              )}
              <TextInput
                type="date"
                label={t("loop.from")}
                min={today}
                value={first}
                onChange={(event) => setFirst(event.currentTarget.value || today)}
              />
              <NativeSelect
                label={t("loop.days")}
                data={DAY_COUNTS.map((days) => ({
                  value: String(days),
                  label: t("loop.dayCount", { count: days }),
                }))}
                value={String(count)}
                onChange={(event) => setCount(Number(event.currentTarget.value))}
              />
              <NativeSelect
                label={t("loop.hours", { name })}
                description={t("loop.hoursHint")}
                data={[
                  ...CANDIDATE_HOURS.map(([from, until]) => ({
                    value: `${from}-${until}`,
                    label: `${from} – ${until}`,
                  })),
                  { value: "", label: t("loop.hoursAny") },
                ]}
                value={hours}
                onChange={(event) => setHours(event.currentTarget.value)}
              />
            </>
          )}
        </Stack>
      </Card>
      {isChosen ? (
        <LoopChoice
          key={JSON.stringify(order)}
          application={application}
          order={order}
          question={question}
          requestId={request?.id}
          timeZone={timeZone}
          sequence={sequence}
          onSequence={setSequence}
          onBooked={onBooked}
        />
      ) : (
        <Card withBorder>
          <EmptyState icon={IconUsersGroup} title={t("loop.choose")}>
            {t("loop.chooseHint")}
          </EmptyState>
        </Card>
      )}
    </div>
  );
}

const LONGEST_MS = 31 * 86_400_000;

/** More is not searched at once. */
function withinMonth({ from, to }: { readonly from: string; readonly to: string }) {
  const last = new Date(Math.min(Date.parse(to), Date.parse(from) + LONGEST_MS));
  return { from, to: last.toISOString() };
}

/** The same hours on all days of the week. */
function weekOf(hours: string): NonNullable<LoopQuestion["hours"]> {
  const [from = "", until = ""] = hours.split("-");
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  return Object.fromEntries(days.map((day) => [day, [[from, until]]]));
}
