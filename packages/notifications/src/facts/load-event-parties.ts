import {
  type EventKind,
  Prisma,
  type RecipientKind,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { Preference, Preferences } from "../plan/preference.ts";
import { smsNumber } from "../preferences/sms-number.ts";
import type { Recipient } from "../recipient.ts";
import type { SavedWords } from "../texts/saved-words.ts";
import type { OrganisationFacts } from "./organisation-facts.ts";

/** Everyone who has to do with an event, and what all messages about it say alike. */
export interface EventParties {
  readonly organisation: OrganisationFacts;
  /** The organisation's clock, as far as somebody from outside should know it. */
  readonly hostTimeZone: string;
  readonly organiser: { readonly name: string; readonly email: string };
  /** The job or the service. */
  readonly about: string;
  /** IANA, of the series that an appointment is an occurrence of; null: of none. */
  readonly seriesTimeZone: string | null;
  /** The client or candidate; null once the person was erased. */
  readonly outside: Recipient | null;
  /** Organiser, interviewers, staff: whoever of the organisation is to be told. */
  readonly members: readonly Recipient[];
  /** The names of those whom the client or candidate meets. */
  readonly hostNames: readonly string[];
  readonly preferences: Preferences;
  /** The organisation's own words, of every kind and language. */
  readonly ownWords: readonly SavedWords[];
}

/** A reply to an invitation has to have an address, even where the organisation gave none. */
const NO_REPLY = "no-reply@convene.invalid";

/** Somebody who has to do with the event, with what is the same in every row. */
interface PartyRow {
  readonly part: "outside" | "organiser" | "host";
  readonly kind: RecipientKind;
  /** Null: a host who is no member. */
  readonly id: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly timeZone: string;
  readonly erased: boolean;
  readonly preferences: readonly Preference[];
  readonly about: string;
  readonly seriesTimeZone: string | null;
  readonly organisation: OrganisationFacts & { readonly timeZone: string };
  readonly ownWords: readonly SavedWords[];
}

/**
 * Reads everyone who has to do with an event, what they prefer, and the organisation with its words:
 * one statement, as every booking waits for it.
 */
export async function loadEventParties(
  tx: Transaction,
  { kind, row: { id } }: ScheduledEvent,
): Promise<EventParties> {
  const rows =
    kind === "interview" ? await interviewParties(tx, id) : await appointmentParties(tx, id);
  const [first] = rows;
  if (!first) throw new Error(`The ${kind} is not in the transaction's tenant`);
  const { about, seriesTimeZone, organisation, ownWords } = first;
  const hosts = rows.filter((row) => row.part === "host");
  const insiders = rows.filter((row) => row.part !== "outside" && row.id !== null);
  const members = new Map(insiders.map((row) => [row.id, recipientOf(row)]));
  const outside = rows.find((row) => row.part === "outside" && !row.erased);
  return {
    organisation: organisationFacts(organisation),
    hostTimeZone:
      kind === "interview" ? organisation.timeZone : (hosts[0]?.timeZone ?? organisation.timeZone),
    organiser: organiserOf(kind, rows, organisation),
    about,
    seriesTimeZone,
    outside: outside ? recipientOf(outside) : null,
    members: [...members.values()],
    hostNames: hosts.map((row) => row.name),
    preferences: new Map(rows.map((row) => [row.id ?? "", row.preferences])),
    ownWords,
  };
}

/** Columns beside a `party` and its tenant `t`: what the one prefers, and what the other is and says. */
const WISHES_AND_ORGANISATION = Prisma.sql`
      (
        SELECT coalesce(json_agg(json_build_object(
          'kind', p.kind, 'channel', p.channel, 'enabled', p.enabled)), '[]')
        FROM notification_preference p
        WHERE p.tenant_id = current_tenant() AND p.recipient_kind = party.kind
          AND p.recipient_id = party.id
      ) AS preferences,
      json_build_object(
        'name', t.name, 'locale', t.locale, 'accentColour', t.accent_colour, 'logoUrl', t.logo_url,
        'replyTo', t.reply_to, 'senderName', t.sender_name, 'timeZone', t.time_zone) AS organisation,
      (
        SELECT coalesce(json_agg(json_build_object(
          'kind', w.kind, 'language', w.language, 'subject', w.subject,
          'introduction', w.introduction)), '[]')
        FROM message_text w WHERE w.tenant_id = current_tenant()
      ) AS "ownWords"`;

/** The candidate, the organiser, and the required interviewers, in this order. */
async function interviewParties(tx: Transaction, id: string): Promise<PartyRow[]> {
  return await tx.$queryRaw<PartyRow[]>`
    WITH event AS (
      SELECT i.organiser_member_id, a.candidate_id, j.title AS about
      FROM interview i
      JOIN application a ON a.tenant_id = i.tenant_id AND a.id = i.application_id
      JOIN job j ON j.tenant_id = a.tenant_id AND j.id = a.job_id
      WHERE i.tenant_id = current_tenant() AND i.id = ${id}::uuid
    ), party AS (
      SELECT 'outside' AS part, 0 AS place, 'candidate'::recipient_kind AS kind, c.id, c.name, c.email,
        CASE WHEN c.sms_opt_in_at IS NOT NULL THEN c.phone END AS phone, c.locale, c.time_zone,
        c.erased_at IS NOT NULL AS erased, NULL::uuid AS resource_id
      FROM candidate c JOIN event ON event.candidate_id = c.id
      WHERE c.tenant_id = current_tenant()
      UNION ALL
      SELECT 'organiser', 1, 'member', m.id, m.name, m.email, NULL, m.locale, r.time_zone, false, NULL
      FROM member m
      JOIN event ON event.organiser_member_id = m.id
      LEFT JOIN resource r ON r.tenant_id = m.tenant_id AND r.id = m.resource_id
      WHERE m.tenant_id = current_tenant()
      UNION ALL
      SELECT 'host', 2, 'member', m.id, m.name, m.email, NULL, m.locale, r.time_zone, false, r.id
      FROM interview_attendee a
      JOIN resource r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id
      JOIN member m ON m.tenant_id = r.tenant_id AND m.resource_id = r.id
      WHERE a.tenant_id = current_tenant() AND a.interview_id = ${id}::uuid AND a.required
    )
    SELECT part, kind, party.id, party.name, email, phone, party.locale,
      coalesce(party.time_zone, t.time_zone) AS "timeZone", erased, event.about, NULL AS "seriesTimeZone",
      ${WISHES_AND_ORGANISATION}
    FROM party, event, tenant t
    WHERE t.tenant_id = current_tenant()
    ORDER BY place, resource_id`;
}

/** The client and whoever gives the service, in this order. */
async function appointmentParties(tx: Transaction, id: string): Promise<PartyRow[]> {
  return await tx.$queryRaw<PartyRow[]>`
    WITH event AS (
      SELECT a.client_id, a.host_resource_id, s.name AS about, r.timezone AS series_time_zone
      FROM appointment a
      JOIN service s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
      LEFT JOIN appointment_series r ON r.tenant_id = a.tenant_id AND r.id = a.series_id
      WHERE a.tenant_id = current_tenant() AND a.id = ${id}::uuid
    ), party AS (
      SELECT 'outside' AS part, 0 AS place, 'client'::recipient_kind AS kind, c.id, c.name, c.email,
        CASE WHEN c.sms_opt_in_at IS NOT NULL THEN c.phone END AS phone, c.locale, c.time_zone,
        c.erased_at IS NOT NULL AS erased
      FROM client c JOIN event ON event.client_id = c.id
      WHERE c.tenant_id = current_tenant()
      UNION ALL
      SELECT 'host', 1, 'member', m.id, coalesce(m.name, r.name), m.email, NULL, m.locale, r.time_zone,
        false
      FROM resource r
      JOIN event ON event.host_resource_id = r.id
      LEFT JOIN member m ON m.tenant_id = r.tenant_id AND m.resource_id = r.id
      WHERE r.tenant_id = current_tenant()
    )
    SELECT part, kind, party.id, party.name, email, phone, party.locale,
      party.time_zone AS "timeZone", erased, event.about,
      event.series_time_zone AS "seriesTimeZone",
      ${WISHES_AND_ORGANISATION}
    FROM party, event, tenant t
    WHERE t.tenant_id = current_tenant()
    ORDER BY place`;
}

/** Of an appointment the business: a staff member's own address is none of the client's. */
function organiserOf(
  kind: EventKind,
  rows: readonly PartyRow[],
  { name, replyTo }: OrganisationFacts,
): EventParties["organiser"] {
  const organiser = rows.find((row) => row.part === "organiser");
  return kind === "interview" && organiser
    ? { name: organiser.name, email: organiser.email ?? NO_REPLY }
    : { name, email: replyTo ?? NO_REPLY };
}

/** Only of rows that are somebody. */
function recipientOf(row: PartyRow): Recipient {
  const { kind, id, name, email, phone, locale, timeZone, organisation } = row;
  return {
    kind,
    id: id ?? "",
    name,
    email,
    phone: smsNumber(phone),
    locale: locale ?? organisation.locale,
    timeZone,
  };
}

function organisationFacts({ timeZone: _, ...facts }: PartyRow["organisation"]): OrganisationFacts {
  return facts;
}
