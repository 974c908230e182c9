import {
  FormFrame,
  formatDate,
  formatTime,
  TimeInZones,
  toInputValue,
  useLocale,
  ZonedTime,
} from "@convene/ui";
import {
  RoomChoice,
  type RoomProvider,
  unwrap,
  useIdempotentSend,
  useProblemText,
} from "@convene/web-kit";
import { Alert, Card, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconMoonStars } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  type ApplicationDetail,
  api,
  type FilledSlot,
  type Interviewer,
  type InterviewKind,
  type InterviewTemplate,
  type Scheduled,
} from "../api.ts";
import { type PanelWish, seatInput } from "../queries.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { RefusedTime } from "../staff/refused-time.tsx";
import { reasonText } from "./reason-text.ts";

interface DetailsFormProps {
  readonly application: ApplicationDetail;
  readonly interviewers: readonly Interviewer[];
  readonly of: PanelWish;
  /** Who is to sit on the panel then; left out: whoever the server finds. */
  readonly slot: FilledSlot | undefined;
  readonly template: InterviewTemplate | undefined;
  readonly optionalIds: readonly string[];
  /** Whether pools bring somebody along who learns. */
  readonly trainees: boolean;
  readonly kind: InterviewKind;
  readonly start: Date;
  /** IANA, the recruiter's. */
  readonly timeZone: string;
  /** Another time was picked among those that the server offered. */
  readonly onStart: (start: Date) => void;
  readonly onScheduled: (scheduled: Scheduled) => void;
}

const MINUTE_MS = 60_000;
/** Local times between which one may ask a candidate to be awake, `HH:mm`. */
const EARLIEST = "07:00";
const LATEST = "21:00";

/** What the invitation says, and the button that sends it. */
export function DetailsForm(props: DetailsFormProps) {
  const { application, interviewers, of, slot, template, kind, start, timeZone } = props;
  const { t } = useTranslation(["ats", "scheduling"]);
  const { t: say } = useTranslation("scheduling");
  const locale = useLocale();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  // One for each interview that is meant: a repeated request schedules no second one.
  const send = useIdempotentSend();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever has picked a time goes on here, whether by eye, by keyboard or by ear.
  const startMs = start.getTime();
  useEffect(() => {
    if (startMs) heading.current?.focus();
  }, [startMs]);
  const { candidate } = application;
  const { durationMinutes } = of;
  const seats = of.seats.map((seat, index) => {
    const chosen = slot?.seats[index];
    return chosen === undefined ? seat : { ...seat, resourceIds: [chosen] };
  });
  const sole = new Set(
    seats.flatMap(({ resourceIds }) => (resourceIds?.length === 1 ? resourceIds : [])),
  );
  const panel = interviewers.filter(({ id }) => sole.has(id));
  const hasRoom = of.roomIds.length > 0;
  const end = new Date(start.getTime() + durationMinutes * MINUTE_MS);
  const form = useForm({
    initialValues: {
      title: t("schedule.defaultTitle", {
        kind: template?.name ?? t(`kind.${kind}`),
        job: application.job.title,
      }),
      place: usualPlace(kind, template, hasRoom),
      location: template?.location ?? "",
      call: candidate.phone === null ? "" : t("place.call", { phone: candidate.phone }),
      meetingUrl: "",
      instructions: template?.instructions ?? "",
    },
    validate: {
      title: (title) => (title.trim() === "" ? t("schedule.titleNeeded") : null),
      location: (location, { place }) =>
        place === "in_person" && !hasRoom && location.trim() === ""
          ? t("place.locationNeeded")
          : null,
      call: (call, { place }) =>
        place === "phone" && call.trim() === "" ? t("place.callNeeded") : null,
      meetingUrl: (url, { place }) =>
        place === "link" && !isWebAddress(url.trim()) ? t("schedule.urlWrong") : null,
    },
  });
  const schedule = useMutation({
    mutationFn: (at: Date) => {
      const { title, instructions } = form.values;
      return send((headers) =>
        unwrap(
          api.interviews.$post(
            {
              json: {
                applicationId: application.id,
                kind,
                title: title.trim(),
                start: at.toISOString(),
                durationMinutes,
                bufferBeforeMinutes: of.bufferBeforeMinutes,
                bufferAfterMinutes: of.bufferAfterMinutes,
                seats: seats.map(seatInput),
                roomIds: [...of.roomIds],
                optionalIds: props.optionalIds.filter((id) => !sole.has(id)),
                trainees: props.trainees,
                ...(template && { templateId: template.id }),
                timeZone,
                ...whereOf(form.values),
                ...(instructions.trim() !== "" && { instructions: instructions.trim() }),
              },
            },
            { headers },
          ),
        ),
      );
    },
    meta: { showsFailure: true },
    onSuccess: (scheduled) => {
      for (const key of [
        "calendar",
        "application",
        "applications",
        "board",
        "today",
        "slots",
        "interviewers",
      ]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
      props.onScheduled(scheduled);
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ["slots"] }),
  });
  const names = new Map(interviewers.map(({ id, name }) => [id, name]));
  const refusal = schedule.error && slotRefusalOf(schedule.error, schedule.variables);
  const isRefused = refusal?.start.getTime() === start.getTime();
  const message = schedule.error && !refusal ? problemText(schedule.error) : undefined;
  return (
    <Card withBorder padding="lg" component="section" aria-label={t("schedule.details")}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
            {formatDate(start, { locale, timeZone })},{" "}
            <ZonedTime instant={start} until={end} timeZone={timeZone} />
          </Title>
          <Text component="div" size="sm">
            <TimeInZones
              instant={start}
              timeZones={[timeZone, candidate.timeZone, ...panel.map((one) => one.timeZone)]}
            />
          </Text>
        </div>
        {isOddHour(start, candidate.timeZone) && (
          <Alert color="yellow" p="xs" icon={<IconMoonStars size={18} aria-hidden />}>
            {t("schedule.oddHour", {
              time: formatTime(start, { locale, timeZone: candidate.timeZone }),
              name: candidate.name,
            })}
          </Alert>
        )}
        {slot && slot.overCaps.length > 0 && (
          <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {slot.overCaps
              .map((reason) => reasonText(reason, names, candidate.name, say))
              .join(" · ")}
          </Alert>
        )}
        <FormFrame
          busy={schedule.isPending}
          message={message}
          submitLabel={t("schedule.submit")}
          onSubmit={form.onSubmit(() => schedule.mutate(start))}
        >
          {refusal && isRefused && (
            <RefusedTime refusal={refusal} timeZone={timeZone} onPick={props.onStart} />
          )}
          <TextInput label={t("schedule.title")} required {...form.getInputProps("title")} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <RoomChoice
              label={t("place.title")}
              value={form.values.place}
              others={PLACES.map((value) => ({ value, label: t(`place.${value}`) }))}
              onChange={(place) => form.setFieldValue("place", place)}
            />
            {form.values.place === "in_person" && (
              <TextInput
                label={t("interview.location")}
                required={!hasRoom}
                {...(hasRoom && { description: t("scheduling:details.roomReserved") })}
                {...form.getInputProps("location")}
              />
            )}
            {form.values.place === "phone" && (
              <TextInput label={t("place.calls")} required {...form.getInputProps("call")} />
            )}
            {form.values.place === "link" && (
              <TextInput
                label={t("interview.meetingUrl")}
                type="url"
                placeholder="https://"
                required
                {...form.getInputProps("meetingUrl")}
              />
            )}
          </SimpleGrid>
          <Textarea
            label={t("interview.instructions")}
            description={t("schedule.instructionsHint")}
            autosize
            minRows={2}
            {...form.getInputProps("instructions")}
          />
          <Text size="sm" c="dimmed">
            {t("schedule.hint", {
              people: new Intl.ListFormat(locale).format([
                candidate.name,
                ...panel.map(({ name }) => name),
              ]),
            })}
          </Text>
        </FormFrame>
      </Stack>
    </Card>
  );
}

/** Where an interview takes place that has no room of ours. */
const PLACES = ["in_person", "phone", "link"] as const;
type Place = (typeof PLACES)[number] | RoomProvider;

function usualPlace(
  kind: InterviewKind,
  template: InterviewTemplate | undefined,
  hasRoom: boolean,
): Place {
  if (template?.roomProvider) return template.roomProvider;
  if (hasRoom || (template?.location && kind !== "phone")) return "in_person";
  return kind === "in_person" || kind === "phone" ? kind : "jitsi";
}

interface PlaceValues {
  readonly place: Place;
  readonly location: string;
  readonly call: string;
  readonly meetingUrl: string;
}

/** What the API is told of the place that is chosen; the fields of the others do not count. */
function whereOf({ place, location, call, meetingUrl }: PlaceValues) {
  switch (place) {
    case "in_person":
      return { ...(location.trim() !== "" && { location: location.trim() }), room: null };
    case "phone":
      return { location: call.trim(), room: null };
    case "link":
      return { meetingUrl: meetingUrl.trim(), room: null };
    default:
      return { room: place };
  }
}

function isOddHour(start: Date, timeZone: string): boolean {
  const time = toInputValue(start, timeZone).slice(-LATEST.length);
  return time < EARLIEST || time >= LATEST;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
