import { describeZone, formatShortDate, formatTime, useLocale } from "@convene/ui";
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What somebody is asked about: an appointment or a session, as it is and as it would be. */
export interface AskedMove {
  readonly start: Date;
  readonly end: Date;
  readonly newStart: Date;
  readonly newEnd: Date;
  readonly hostName: string;
  /** Who would give it instead; undefined: who does. */
  readonly newHostName: string | undefined;
  /** Who is told besides those who give it. */
  readonly audience: string;
  /** The client's zone (IANA); undefined where there are several. */
  readonly clientTimeZone: string | undefined;
}

interface MoveQuestionProps {
  readonly move: AskedMove;
  readonly timeZone: string;
}

/** The old time beside the new one, in both zones, and who will be told. */
export function MoveQuestion({ move, timeZone }: MoveQuestionProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { audience, hostName, newHostName, clientTimeZone } = move;
  const span = (start: Date, end: Date, zone: string) => {
    const where = { locale, timeZone: zone };
    return t("calendar.span", {
      day: formatShortDate(start, where),
      from: formatTime(start, where),
      to: formatTime(end, where),
    });
  };
  const hasOtherClock =
    clientTimeZone !== undefined &&
    span(move.start, move.end, clientTimeZone) !== span(move.start, move.end, timeZone);
  const withHost = (text: string, name: string) =>
    newHostName === undefined ? text : `${text} · ${t("calendar.withPerson", { name })}`;
  const names = [audience, hostName, ...(newHostName === undefined ? [] : [newHostName])];
  return (
    <Stack gap="sm">
      <Stack gap={2} component="dl" m={0}>
        <Row label={t("calendar.before")}>
          {withHost(span(move.start, move.end, timeZone), hostName)}
        </Row>
        <Row label={t("calendar.after")} isStrong>
          {withHost(span(move.newStart, move.newEnd, timeZone), newHostName ?? hostName)}
        </Row>
        {hasOtherClock && (
          <Row label={t("calendar.forClient", { client: audience })}>
            {span(move.start, move.end, clientTimeZone)} →{" "}
            {span(move.newStart, move.newEnd, clientTimeZone)} ({describeZone(clientTimeZone).city})
          </Row>
        )}
      </Stack>
      <Text size="sm">
        {t("calendar.told", {
          names: new Intl.ListFormat(locale, { type: "conjunction" }).format(names),
        })}
      </Text>
    </Stack>
  );
}

interface RowProps {
  readonly label: string;
  readonly isStrong?: boolean;
  readonly children: React.ReactNode;
}

function Row({ label, isStrong = false, children }: RowProps) {
  return (
    <div style={{ display: "flex", gap: "0.75rem" }}>
      <Text component="dt" size="sm" c="dimmed" w={90} flex="none">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} fw={isStrong ? 600 : 400}>
        {children}
      </Text>
    </div>
  );
}
