import {
  ConfirmDialog,
  formatDate,
  formatSpan,
  localDate,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Card, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type CandidateRequest, linkedRequestQuery } from "../requests/request-queries.ts";
import type { AnswerProps } from "./choose-time.tsx";
import { isTimeGone } from "./is-time-gone.ts";

type Proposal = CandidateRequest["proposals"][number];

/** One of a few proposals that are held for the candidate. */
export function ChooseProposal({ token, request, timeZone, onZone }: AnswerProps) {
  const { t } = useTranslation("candidate");
  const where = { locale: useLocale(), timeZone };
  const now = useNow();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [asked, setAsked] = useState<Proposal>();
  const [isOpen, setOpen] = useState(false);
  const [gone, setGone] = useState<readonly number[]>([]);
  const book = async () => {
    if (!asked) return undefined;
    const { position } = asked;
    try {
      const answered = await unwrap(
        api["request-links"][":token"].proposal.$post({ param: { token }, json: { position } }),
      );
      queryClient.setQueryData(linkedRequestQuery(token).queryKey, answered);
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["linked-request", token] });
      if (!isTimeGone(error)) return { message: problemText(error) };
      setGone([...gone, position]);
      return undefined;
    }
  };
  return (
    <Stack gap="md">
      <ZonePicker
        value={timeZone}
        onChange={onZone}
        now={now}
        suggested={[request.candidate.timeZone, browserTimeZone(), request.organisation.timeZone]}
      />
      <div role="alert">
        {gone.length > 0 && (
          <Alert color="yellow" icon={<IconAlertCircle size={18} aria-hidden />}>
            {t("proposals.gone")}
          </Alert>
        )}
      </div>
      <Stack component="ol" gap="sm" style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {request.proposals.map((proposal) => (
          <ProposalCard
            key={proposal.position}
            proposal={proposal}
            timeZone={timeZone}
            isGone={gone.includes(proposal.position)}
            onTake={() => {
              setAsked(proposal);
              setOpen(true);
            }}
          />
        ))}
      </Stack>
      <ConfirmDialog
        opened={isOpen}
        title={t("proposals.question", {
          day: asked?.interviews[0] ? formatDate(new Date(asked.interviews[0].start), where) : "",
        })}
        confirmLabel={t("choose.confirm")}
        onConfirm={book}
        onClose={() => setOpen(false)}
      >
        {t("choose.hint", { organisation: request.organisation.name })}
      </ConfirmDialog>
    </Stack>
  );
}

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly timeZone: string;
  readonly isGone: boolean;
  readonly onTake: () => void;
}

function ProposalCard({ proposal, timeZone, isGone, onTake }: ProposalCardProps) {
  const { t } = useTranslation("candidate");
  const locale = useLocale();
  const headingId = useId();
  const where = { locale, timeZone };
  const [first] = proposal.interviews;
  const days = Map.groupBy(proposal.interviews, ({ start }) =>
    localDate(new Date(start), timeZone),
  );
  if (!first) return null;
  const day = formatDate(new Date(first.start), where);
  return (
    <Card withBorder padding="md" component="li" aria-labelledby={headingId}>
      <Stack gap="sm">
        {[...days].map(([date, interviews], index) => (
          <div key={date}>
            <Title order={2} size="h4" {...(index === 0 && { id: headingId })}>
              {interviews[0] && formatDate(new Date(interviews[0].start), where)}
            </Title>
            <List listStyleType="none" spacing={4} mt={4}>
              {interviews.map((interview) => (
                <List.Item key={interview.start}>
                  <Text span fw={600}>
                    {formatSpan(new Date(interview.start), new Date(interview.end), where)}
                  </Text>{" "}
                  {interview.title}
                  <Text size="sm" c="dimmed">
                    {t("with", {
                      names: new Intl.ListFormat(locale).format(interview.interviewers),
                    })}
                  </Text>
                </List.Item>
              ))}
            </List>
          </div>
        ))}
        <Group>
          <Button
            disabled={isGone}
            onClick={onTake}
            aria-label={t(isGone ? "proposals.goneDay" : "proposals.takeDay", { day })}
          >
            {t(isGone ? "proposals.notPossible" : "proposals.take")}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
