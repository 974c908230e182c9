import {
  describeZone,
  Entry,
  EntryList,
  formatDate,
  formatPrice,
  formatTime,
  useLocale,
} from "@convene/ui";
import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClientAppointment } from "../api.ts";
import { mapUrl } from "./map-url.ts";

interface AppointmentFactsProps {
  readonly appointment: ClientAppointment;
  /** IANA: the client's. */
  readonly timeZone: string;
}

/** What, when, where and with whom. */
export function AppointmentFacts({ appointment, timeZone }: AppointmentFactsProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { organisation, status, host, location, price, currency, notes } = appointment;
  const { meetingUrl, roomFollows, sessionId, answers } = appointment;
  const [start, end] = [new Date(appointment.start), new Date(appointment.end)];
  const where = { locale, timeZone };
  const there = { locale, timeZone: organisation.timeZone };
  const isCancelled = status === "cancelled";
  const map = location === null ? undefined : mapUrl(location);
  return (
    <EntryList>
      <Entry label={t("manage.when")}>
        <Text component="div" fw={600} {...(isCancelled && { td: "line-through", c: "dimmed" })}>
          {formatDate(start, where)}
          <br />
          {formatTime(start, where)} – {formatTime(end, where)}{" "}
          <Text span c="dimmed" fw={400} size="sm">
            {t("summary.zone", { city: describeZone(timeZone).city })}
          </Text>
        </Text>
        {formatTime(start, where) !== formatTime(start, there) && (
          <Text size="sm" c="dimmed" component="div">
            {t("summary.there", {
              time: formatTime(start, there),
              city: describeZone(organisation.timeZone).city,
            })}
          </Text>
        )}
      </Entry>
      {location !== null && (
        <Entry label={t("manage.where")}>
          {location}
          {map && !isCancelled && (
            <>
              {" · "}
              <OutsideLink href={map}>{t("manage.map")}</OutsideLink>
            </>
          )}
        </Entry>
      )}
      {meetingUrl !== null && !isCancelled && (
        <Entry label={t("manage.online")}>
          <OutsideLink href={meetingUrl}>{meetingUrl}</OutsideLink>
        </Entry>
      )}
      {roomFollows && !isCancelled && (
        <Entry label={t("manage.online")}>{t("manage.roomFollows")}</Entry>
      )}
      <Entry label={t("manage.with")}>
        {host.name}, {organisation.name}
        {sessionId !== null && (
          <Text size="sm" c="dimmed" component="div">
            {t("manage.place")}
          </Text>
        )}
      </Entry>
      {price > 0 && <Entry label={t("manage.price")}>{formatPrice(price, currency, locale)}</Entry>}
      {answers.map(({ id, label, value }) => (
        <Entry key={id} label={label}>
          {typeof value === "boolean" ? t("manage.ticked") : String(value)}
        </Entry>
      ))}
      {notes !== null && <Entry label={t("details.notes")}>{notes}</Entry>}
    </EntryList>
  );
}

function OutsideLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Anchor
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      style={{ overflowWrap: "anywhere" }}
    >
      {children}
    </Anchor>
  );
}
