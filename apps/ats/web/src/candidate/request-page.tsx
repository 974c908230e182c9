import {
  formatDate,
  formatDuration,
  formatMoment,
  formatSpan,
  PublicLayout,
  useLocale,
} from "@convene/ui";
import { brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { Alert, Anchor, Button, Card, List, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CandidateRequest, linkedRequestQuery } from "../requests/request-queries.ts";
import { CandidatePending } from "./candidate-pending.tsx";
import { ChooseProposal } from "./choose-proposal.tsx";
import { ChooseTime } from "./choose-time.tsx";
import { GiveTimes } from "./give-times.tsx";
import { NoneSuits } from "./none-suits.tsx";
import { pathOf } from "./path-of.ts";

const route = getRouteApi("/request/$token");

/** What a candidate's link opens who is asked for a time. */
export function RequestPage() {
  const { token } = route.useParams();
  const found = useQuery(linkedRequestQuery(token));
  return found.data ? (
    <Shown token={token} request={found.data} />
  ) : (
    <CandidatePending found={found} />
  );
}

interface ShownProps {
  readonly token: string;
  readonly request: CandidateRequest;
}

function Shown({ token, request }: ShownProps) {
  const { t } = useTranslation("candidate");
  const language = useLanguage();
  const locale = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisation, candidate, interviews, whyNotAnswer } = request;
  const timeZone = search.zone ?? candidate.timeZone;
  const minutes = interviews.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  usePageTitle(`${request.name} · ${organisation.name}`);
  const answer = {
    token,
    request,
    timeZone,
    onZone: (zone: string) => void navigate({ search: { zone }, replace: true }),
  };
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Card withBorder padding="lg" maw={840} mx="auto">
        <Stack gap="lg">
          <div>
            <Text size="sm" c="dimmed">
              {t("greeting", { name: candidate.name })}
            </Text>
            <Title order={1} size="h2">
              {request.name}
            </Title>
            <Text c="dimmed">
              {[request.jobTitle, organisation.name, formatDuration(minutes, locale)].join(" · ")}
            </Text>
          </div>
          {request.message !== null && (
            <Text style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
              {request.message}
              <Text span c="dimmed" display="block">
                {request.organiserName}
              </Text>
            </Text>
          )}
          {whyNotAnswer === null ? <Open {...answer} /> : <Closed {...answer} />}
        </Stack>
      </Card>
    </PublicLayout>
  );
}

interface OpenProps extends ShownProps {
  readonly timeZone: string;
  readonly onZone: (zone: string) => void;
}

function Open(props: OpenProps) {
  const { t } = useTranslation("candidate");
  const { request, timeZone } = props;
  const where = { locale: useLocale(), timeZone };
  const [isChanging, setChanging] = useState(false);
  const { mode, state } = request;
  if (state === "answered" && !isChanging) {
    return (
      <>
        <Done title={t("given.title")}>
          <Text>{t("given.hint", { organisation: request.organisation.name })}</Text>
        </Done>
        <List>
          {request.times.map(({ start, end }) => (
            <List.Item key={start}>
              {formatDate(new Date(start), where)},{" "}
              {formatSpan(new Date(start), new Date(end), where)}
            </List.Item>
          ))}
        </List>
        <Button variant="default" onClick={() => setChanging(true)}>
          {t("given.change")}
        </Button>
      </>
    );
  }
  const until = formatMoment(new Date(request.expiresAt), where);
  return (
    <>
      <Text>
        {t(`intro.${mode}`)} {t("answerUntil", { until })}
      </Text>
      {mode === "choose" && <ChooseTime {...props} />}
      {mode === "proposals" && <ChooseProposal {...props} />}
      {mode === "availability" && <GiveTimes {...props} onGiven={() => setChanging(false)} />}
      <NoneSuits {...props} />
    </>
  );
}

function Closed({ request, timeZone }: OpenProps) {
  const { t } = useTranslation("candidate");
  const where = { locale: useLocale(), timeZone };
  const { organisation, booked, whyNotAnswer } = request;
  if (whyNotAnswer === "REQUEST_BOOKED") {
    return (
      <>
        <Done title={t("booked.title")}>
          <Text>{t("booked.hint", { organisation: organisation.name })}</Text>
        </Done>
        <List listStyleType="none" spacing="sm">
          {booked.map(({ title, start, end, url }) => (
            <List.Item key={url}>
              <Text fw={600}>
                {formatDate(new Date(start), where)},{" "}
                {formatSpan(new Date(start), new Date(end), where)}
              </Text>
              <Anchor href={pathOf(url)} underline="always">
                {t("booked.open", { title })}
              </Anchor>
            </List.Item>
          ))}
        </List>
      </>
    );
  }
  const reason =
    whyNotAnswer === "REQUEST_DECLINED"
      ? "declined"
      : whyNotAnswer === "REQUEST_WITHDRAWN"
        ? "withdrawn"
        : "expired";
  return (
    <Alert color="gray" role="status" title={t(`closed.${reason}.title`)}>
      {t(`closed.${reason}.hint`, { organisation: organisation.name })}
    </Alert>
  );
}

/** What came of it, heard at once by who answered. */
function Done({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Alert color="green" icon={<IconCircleCheck size={20} aria-hidden />}>
      <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {title}
      </Title>
      {children}
    </Alert>
  );
}
