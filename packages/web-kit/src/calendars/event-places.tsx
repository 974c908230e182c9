import { Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconVideo } from "@tabler/icons-react";
import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import { calendarProblem } from "./calendar-problem.ts";
import type { RoomProvider } from "./room-providers-query.ts";

export interface EventRoom {
  readonly provider: RoomProvider;
  readonly state: "pending" | "ready" | "failing";
  /** Null: there is none yet. */
  readonly joinUrl: string | null;
  readonly problem: string | null;
}

export interface EventCopy {
  readonly id: string;
  /** Whose calendar it is. */
  readonly name: string;
  readonly provider: "google" | "outlook" | "caldav";
  readonly state:
    | "pending"
    | "written"
    | "removing"
    | "failing"
    | "refused"
    | "moved_outside"
    | "deleted_outside";
  readonly problem: string | null;
}

export interface EventPlacesProps {
  readonly room: EventRoom | null;
  readonly copies: readonly EventCopy[];
  /** Whether it is still to come: what is over nobody joins. */
  readonly isAhead: boolean;
}

/** An event's online room and how it stands in its members' calendars; nothing where there is neither. */
export function EventPlaces({ room, copies, isAhead }: EventPlacesProps) {
  const { t, i18n } = useTranslation("kit");
  return (
    <>
      {room && (
        <Stack gap={6} component="section" align="flex-start">
          <Title order={3} size="h5">
            {t("places.room")}
          </Title>
          <State isWrong={isAhead && room.state === "failing"}>{roomText(i18n, room)}</State>
          {room.joinUrl !== null && isAhead && (
            <Button
              component="a"
              href={room.joinUrl}
              target="_blank"
              rel="noopener noreferrer"
              variant="light"
              leftSection={<IconVideo size={18} aria-hidden />}
            >
              {t("places.join")}
            </Button>
          )}
        </Stack>
      )}
      {copies.length > 0 && (
        <Stack gap={6} component="section">
          <Title order={3} size="h5">
            {t("places.calendars")}
          </Title>
          <List listStyleType="none" spacing={4}>
            {copies.map((copy) => (
              <List.Item key={copy.id}>
                <State isWrong={NEEDS_LOOK.has(copy.state)}>{copyText(i18n, copy)}</State>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </>
  );
}

/** What does not come right without anybody's doing, or has not so far. */
const NEEDS_LOOK: ReadonlySet<EventCopy["state"]> = new Set([
  "failing",
  "refused",
  "moved_outside",
  "deleted_outside",
]);

function State({ isWrong, children }: { readonly isWrong: boolean; readonly children: string }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      {isWrong && (
        <IconAlertTriangle
          size={16}
          aria-hidden
          style={{ flex: "none", marginTop: 2, color: "var(--mantine-color-orange-text)" }}
        />
      )}
      <Text size="sm" span style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Group>
  );
}

function roomText(i18n: i18n, { provider: name, state, joinUrl, problem }: EventRoom): string {
  const provider = i18n.t(`kit:rooms.provider.${name}`);
  // One that is there is moved with its event: whoever has its link can go on using it.
  if (state === "pending" && joinUrl !== null) return i18n.t("kit:places.moving", { provider });
  const text = i18n.t(`kit:places.roomState.${state}`, { provider });
  return state === "failing" && problem !== null
    ? `${text} ${calendarProblem(i18n, problem)}`
    : text;
}

function copyText(i18n: i18n, { name, provider, state, problem }: EventCopy): string {
  const values = { name, provider: i18n.t(`kit:calendars.provider.${provider}`) };
  const text = i18n.t(`kit:places.copy.${state}`, values);
  const isFailing = state === "failing" || state === "refused";
  return isFailing && problem !== null ? `${text} ${calendarProblem(i18n, problem)}` : text;
}
