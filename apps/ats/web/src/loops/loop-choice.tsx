import { ConfirmDialog, LoadingState, useLocale } from "@convene/ui";
import { QueryFailed, unwrap, useIdempotentSend, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { isTimeGone } from "../candidate/is-time-gone.ts";
import { AskButtons } from "../requests/ask-buttons.tsx";
import { AskDialog, type AskedOrder } from "../requests/ask-dialog.tsx";
import { clashes } from "./clashes.ts";
import type { BookedLoop } from "./loop-booked.tsx";
import { LoopCard } from "./loop-card.tsx";
import {
  type LoopProposal,
  type LoopProposals,
  type LoopQuestion,
  loopsQuery,
} from "./loop-query.ts";
import { whyNoLoops } from "./loop-reason-text.ts";
import { SequenceChoice } from "./sequence-choice.tsx";

interface LoopChoiceProps {
  readonly application: ApplicationDetail;
  readonly order: AskedOrder;
  readonly question: LoopQuestion;
  /** The request that a booking settles. */
  readonly requestId: string | undefined;
  readonly timeZone: string;
  readonly sequence: readonly number[] | undefined;
  readonly onSequence: (sequence: readonly number[] | undefined) => void;
  readonly onBooked: (booked: BookedLoop) => void;
}

const MOST_OFFERED = 5;

/** Proposals, best first: one is booked, or some are held and offered to the candidate. */
export function LoopChoice(props: LoopChoiceProps) {
  const { application, question } = props;
  const { t } = useTranslation("requests");
  const found = useQuery(loopsQuery(application.id, question));
  return (
    <Stack gap="md" miw={0} component="section" aria-label={t("loop.proposals")}>
      {found.data ? (
        <Found {...props} found={found.data} />
      ) : found.isError ? (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingState shape="cards" count={3} />
      )}
    </Stack>
  );
}

function Found(props: LoopChoiceProps & { readonly found: LoopProposals }) {
  const { application, order, question, requestId, timeZone, found, onSequence, onBooked } = props;
  const { t } = useTranslation("requests");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const send = useIdempotentSend();
  const [asked, setAsked] = useState<LoopProposal>();
  const [isAsking, setAsking] = useState(false);
  const [isGone, setGone] = useState(false);
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const { name } = application.candidate;
  const { proposals, whyNone } = found;
  const names = { order: found.order, people: found.people, candidate: name };
  const chosen = proposals.filter((one) => offered.includes(keyOf(one)));
  const [best] = proposals;
  const sequence = props.sequence ?? best?.interviews.map(({ position }) => position) ?? [];

  const book = async () => {
    if (!asked) return undefined;
    try {
      const { from: _from, to: _to, hours: _hours, sequence: _sequence, ...of } = question;
      const param = { id: application.id };
      const json = { ...of, planned: plannedOf(asked), timeZone };
      const booked = await send((headers) =>
        unwrap(api.applications[":id"].loops.$post({ param, json }, { headers })),
      );
      for (const key of [
        "calendar",
        "application",
        "applications",
        "board",
        "today",
        "slots",
        "requests",
      ]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
      onBooked(booked);
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["loops"] });
      if (!isTimeGone(error)) return { message: problemText(error) };
      setGone(true);
      return undefined;
    }
  };
  const whyNotOffer = (proposal: LoopProposal) => {
    if (offered.includes(keyOf(proposal))) return undefined;
    if (chosen.some((other) => clashes(proposal, other))) return t("loop.overlaps");
    return chosen.length >= MOST_OFFERED ? t("loop.most") : undefined;
  };
  return (
    <>
      {found.order.interviews.length > 1 && sequence.length > 0 && (
        <SequenceChoice
          order={found.order}
          sequence={sequence}
          isChosen={props.sequence !== undefined}
          onSequence={onSequence}
        />
      )}
      <div role="alert">
        {isGone && (
          <Alert color="yellow" icon={<IconAlertCircle size={18} aria-hidden />}>
            {t("loop.gone")}
          </Alert>
        )}
      </div>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4">
          {t("loop.proposals")}
        </Title>
        {requestId === undefined && (
          <AskButtons application={application} order={order} modes={["availability"]} />
        )}
      </Group>
      {whyNone && (
        <Alert color="yellow" role="status" title={t("loop.none")}>
          <List size="sm">
            {whyNoLoops(whyNone, names, t, locale).map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {requestId === undefined && proposals.length > 0 && (
        <Group gap="sm">
          <Button
            variant={chosen.length > 0 ? "filled" : "default"}
            disabled={chosen.length === 0}
            onClick={() => setSending(true)}
          >
            {t("loop.send", { count: chosen.length })}
          </Button>
          <Text size="sm" c="dimmed" style={{ flex: "1 1 12rem" }}>
            {t("loop.sendHint", { name })}
          </Text>
        </Group>
      )}
      <Stack component="ol" gap="md" style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {proposals.map((proposal, index) => {
          const key = keyOf(proposal);
          return (
            <LoopCard
              key={key}
              found={found}
              proposal={proposal}
              number={index + 1}
              timeZone={timeZone}
              isOffered={offered.includes(key)}
              whyNotOffer={whyNotOffer(proposal)}
              onOffer={
                requestId === undefined
                  ? (isOn) =>
                      setOffered(isOn ? [...offered, key] : offered.filter((one) => one !== key))
                  : undefined
              }
              onBook={() => {
                setAsked(proposal);
                setAsking(true);
                setGone(false);
              }}
            />
          );
        })}
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        title={t("loop.bookQuestion", { count: asked?.interviews.length ?? 0 })}
        confirmLabel={t("loop.book")}
        onConfirm={book}
        onClose={() => setAsking(false)}
      >
        {t("loop.bookHint", { name })}
      </ConfirmDialog>
      <AskDialog
        opened={isSending}
        application={application}
        order={order}
        modes={["proposals"]}
        proposals={chosen.map(plannedOf)}
        onAsked={() => setOffered([])}
        onClose={() => setSending(false)}
      />
    </>
  );
}

function plannedOf({ interviews }: LoopProposal) {
  return interviews.map(({ position, start, seats, roomId }) => ({
    position,
    start,
    seats: [...seats],
    roomId,
  }));
}

/** Names a proposal among the others, however they are ordered. */
function keyOf({ interviews }: LoopProposal): string {
  return interviews.map(({ position, start, seats }) => [position, start, ...seats]).join(" ");
}
