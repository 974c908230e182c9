import { describeZone, formatDuration, formatTime, useLocale } from "@convene/ui";
import { ActionIcon, Avatar, Group, Progress, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Interviewer, InterviewerPool } from "../api.ts";
import { Face } from "./face.tsx";
import { candidatesOf, personSeat, poolSeat, type SeatDraft } from "./seat-draft.ts";
import styles from "./seats-choice.module.css";

interface SeatsChoiceProps {
  readonly seats: readonly SeatDraft[];
  readonly onSeats: (seats: readonly SeatDraft[]) => void;
  /** By name. */
  readonly interviewers: readonly Interviewer[];
  readonly pools: readonly InterviewerPool[];
  readonly now: Date;
}

const ANYONE = "anyone";

/** The seats of the panel, each a person or a pool, with what one looks at before asking somebody. */
export function SeatsChoice({ seats, onSeats, interviewers, pools, now }: SeatsChoiceProps) {
  const { t } = useTranslation("scheduling");
  const named = new Set(
    seats.filter(({ poolId }) => poolId === null).flatMap((one) => one.resourceIds ?? []),
  );
  const usable = pools.filter(({ active }) => active);
  const replace = (changed: SeatDraft) =>
    onSeats(seats.map((seat) => (seat.key === changed.key ? changed : seat)));
  return (
    <fieldset className={styles.panel}>
      <legend>{t("seats.title")}</legend>
      <Stack gap="xs">
        {seats.length > 0 && (
          <Stack component="ul" gap="xs" className={styles.seats ?? ""}>
            {seats.map((seat) => (
              <Seat
                key={seat.key}
                seat={seat}
                pool={pools.find(({ id }) => id === seat.poolId)}
                people={candidatesOf(seat, pools, interviewers)}
                members={candidatesOf({ ...seat, resourceIds: null }, pools, interviewers)}
                now={now}
                onChange={replace}
                onRemove={() => onSeats(seats.filter(({ key }) => key !== seat.key))}
              />
            ))}
          </Stack>
        )}
        <Select
          aria-label={t("seats.add")}
          placeholder={t("seats.add")}
          searchable
          data={[
            ...(usable.length > 0
              ? [
                  {
                    group: t("seats.pools"),
                    items: usable.map(({ id, name }) => ({ value: `pool ${id}`, label: name })),
                  },
                ]
              : []),
            {
              group: t("seats.people"),
              items: interviewers
                .filter(({ id }) => !named.has(id))
                .map(({ id, name }) => ({ value: `person ${id}`, label: name })),
            },
          ]}
          // It only adds: what was chosen stands above.
          value={null}
          onChange={(value) => {
            const [kind, id] = value?.split(" ") ?? [];
            if (id === undefined) return;
            const pool = usable.find((one) => one.id === id);
            onSeats([...seats, kind === "pool" && pool ? poolSeat(id, pool.name) : personSeat(id)]);
          }}
        />
      </Stack>
    </fieldset>
  );
}

interface SeatProps {
  readonly seat: SeatDraft;
  readonly pool: InterviewerPool | undefined;
  /** Who could take it. */
  readonly people: readonly Interviewer[];
  /** Everybody of the pool who could. */
  readonly members: readonly Interviewer[];
  readonly now: Date;
  readonly onChange: (seat: SeatDraft) => void;
  readonly onRemove: () => void;
}

function Seat({ seat, pool, people, members, now, onChange, onRemove }: SeatProps) {
  const { t } = useTranslation("scheduling");
  const [person] = people;
  const title = seat.name ?? person?.name ?? pool?.name ?? "";
  return (
    <li className={styles.seat}>
      <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("seats.remove", { seat: title })}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {pool ? (
        <Stack gap={6}>
          {members.length > 0 ? (
            <Avatar.Group spacing={6}>
              {members.slice(0, FACES).map(({ id, name }) => (
                <Face key={id} name={name} />
              ))}
              {members.length > FACES && <Avatar size={28}>+{members.length - FACES}</Avatar>}
            </Avatar.Group>
          ) : (
            <Text size="sm" c="red">
              {t("seats.emptyPool")}
            </Text>
          )}
          <Select
            aria-label={t("seats.who", { seat: title })}
            size="xs"
            data={[
              { value: ANYONE, label: t("seats.anyone", { pool: pool.name }) },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={seat.resourceIds?.[0] ?? ANYONE}
            allowDeselect={false}
            onChange={(id) =>
              onChange({ ...seat, resourceIds: id === null || id === ANYONE ? null : [id] })
            }
          />
          {seat.resourceIds !== null && person && <PersonFacts person={person} now={now} />}
        </Stack>
      ) : (
        person && (
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Face name={person.name} />
            <div style={{ flex: 1, minWidth: 0 }}>
              {seat.name !== null && <Text size="sm">{person.name}</Text>}
              <PersonFacts person={person} now={now} />
            </div>
          </Group>
        )
      )}
    </li>
  );
}

/** How many members of a pool are shown; the rest is counted. */
const FACES = 5;
/** What counts as a full week of bookings, for the bar. */
const FULL_WEEK_MINUTES = 20 * 60;

/** Where somebody is, and how much they have to do. */
function PersonFacts({ person, now }: { readonly person: Interviewer; readonly now: Date }) {
  const { t } = useTranslation(["scheduling", "ats"]);
  const locale = useLocale();
  const { load, timeZone } = person;
  return (
    <>
      <Text size="xs" c="dimmed">
        {describeZone(timeZone).city} {formatTime(now, { locale, timeZone })} ·{" "}
        {t("ats:schedule.load", {
          count: load.interviews,
          time: formatDuration(load.minutes, locale),
        })}
      </Text>
      <Progress
        mt={4}
        size="xs"
        aria-hidden
        value={Math.min(100, (100 * load.minutes) / FULL_WEEK_MINUTES)}
        color={load.minutes >= FULL_WEEK_MINUTES ? "yellow" : "gray"}
      />
    </>
  );
}
