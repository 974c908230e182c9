import { addDays, FormFrame, localDate, startOfLocalDate, useNow } from "@convene/ui";
import { ApiProblem, unwrap, useProblemText, useSignedIn, useTellSaved } from "@convene/web-kit";
import { Group, Modal, NativeSelect, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import type { SchedulingRequest } from "./request-queries.ts";

export type AskMode = SchedulingRequest["mode"];
type RequestsOf = (typeof api.applications)[":id"]["requests"]["$post"];
/** What is asked for, as the API takes it. */
export type AskedOrder = Pick<Parameters<RequestsOf>[0]["json"], "planId" | "interviews">;
export type AskedProposals = NonNullable<Parameters<RequestsOf>[0]["json"]["proposals"]>;

interface AskDialogProps {
  readonly opened: boolean;
  readonly application: ApplicationDetail;
  readonly order: AskedOrder;
  /** One at least; the first one is meant at first. */
  readonly modes: readonly AskMode[];
  /** With mode `proposals`. */
  readonly proposals?: AskedProposals | undefined;
  readonly onAsked?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** How the candidate is asked for a time, until when, and with which words. */
export function AskDialog(props: AskDialogProps) {
  const { t } = useTranslation(["requests", "ats"]);
  const { opened, application, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("ask.title", { name: application.candidate.name })}
      closeButtonProps={{ "aria-label": t("ats:close") }}
    >
      <AskForm {...props} />
    </Modal>
  );
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const EXPIRY_HOURS = { held: [24, 48, 72, 96], open: [24, 72, 168, 336] } as const;
const USUAL_DAYS = 14;

/** A request that is meant, to be sent once. */
interface Meant {
  readonly key: string;
  at?: Date;
}

function AskForm({ application, order, modes, proposals, onAsked, onClose }: AskDialogProps) {
  const { t } = useTranslation("requests");
  const now = useNow();
  const { timeZone } = useSignedIn().member;
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellSaved = useTellSaved();
  // Repeated when no answer came it has to say the same: the moment is that of the first try.
  const meant = useRef<Meant>({ key: crypto.randomUUID() });
  const { id, candidate } = application;
  const today = localDate(now, timeZone);
  const [mode, setMode] = useState<AskMode>(modes[0] ?? "choose");
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(addDays(today, USUAL_DAYS));
  const [message, setMessage] = useState("");
  const isHeld = mode === "proposals";
  const starts = (proposals ?? []).flatMap((one) => one.map(({ start }) => Date.parse(start)));
  const untilFirst = isHeld
    ? Math.floor((Math.min(...starts) - now.getTime()) / HOUR_MS)
    : Number.POSITIVE_INFINITY;
  const choices = [
    ...EXPIRY_HOURS[isHeld ? "held" : "open"].filter((hours) => hours <= untilFirst),
    // A proposal may be nearer than all that is usual.
    ...(untilFirst < DAY_HOURS ? [Math.max(1, untilFirst)] : []),
  ];
  const [hours, setHours] = useState<number>();
  const chosen =
    hours !== undefined && choices.includes(hours) ? hours : (choices[1] ?? choices[0]);
  const isRangeWrong = !isHeld && last < first;
  const send = useMutation({
    mutationFn: () => {
      meant.current.at ??= now;
      const { key, at } = meant.current;
      const earliest = isHeld ? at : startOfLocalDate(first, timeZone);
      const latest = isHeld
        ? new Date(Math.max(...starts) + DAY_HOURS * HOUR_MS)
        : startOfLocalDate(addDays(last, 1), timeZone);
      return unwrap(
        api.applications[":id"].requests.$post(
          {
            param: { id },
            json: {
              ...order,
              mode,
              message: message.trim() === "" ? null : message.trim(),
              earliest: earliest.toISOString(),
              latest: latest.toISOString(),
              expiresAt: new Date(at.getTime() + (chosen ?? DAY_HOURS) * HOUR_MS).toISOString(),
              ...(isHeld && proposals && { proposals }),
              timeZone,
            },
          },
          { headers: { "idempotency-key": key } },
        ),
      );
    },
    meta: { showsFailure: true },
    onSuccess: () => {
      for (const key of ["requests", "loops", "slots", "calendar"]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
      tellSaved(t("ask.sent", { name: candidate.name }));
      onAsked?.();
      onClose();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) meant.current = { key: crypto.randomUUID() };
      void queryClient.invalidateQueries({ queryKey: ["loops"] });
    },
  });
  return (
    <FormFrame
      busy={send.isPending}
      message={send.error ? problemText(send.error) : undefined}
      submitLabel={t("ask.send")}
      onSubmit={(event) => {
        event?.preventDefault();
        if (!isRangeWrong) send.mutate();
      }}
    >
      <Radio.Group
        label={t("ask.how")}
        value={mode}
        onChange={(next) => setMode(modes.find((one) => one === next) ?? mode)}
      >
        <Stack gap="xs" mt="xs">
          {modes.map((one) => (
            <Radio
              key={one}
              value={one}
              label={
                one === "proposals"
                  ? t("ask.modes.proposals", { count: proposals?.length ?? 0 })
                  : t(`ask.modes.${one}`)
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      {!isHeld && (
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t("ask.from")}
            min={today}
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value || today)}
          />
          <TextInput
            type="date"
            label={t("ask.until")}
            min={first}
            value={last}
            error={isRangeWrong && t("ask.range")}
            onChange={(event) => setLast(event.currentTarget.value || first)}
          />
        </Group>
      )}
      <NativeSelect
        label={t("ask.expires")}
        data={choices.map((one) => ({
          value: String(one),
          label:
            one % DAY_HOURS === 0
              ? t("ask.days", { count: one / DAY_HOURS })
              : t("ask.hours", { count: one }),
        }))}
        value={String(chosen)}
        onChange={(event) => setHours(Number(event.currentTarget.value))}
      />
      <Textarea
        label={t("ask.message", { name: candidate.name })}
        description={t("ask.optional")}
        autosize
        minRows={3}
        maxLength={2_000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
