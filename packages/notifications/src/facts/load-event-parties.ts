import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { Recipient } from "../recipient.ts";
import type { StoredFacts } from "./event-facts.ts";

/** Everyone who has to do with an event, and what all messages about it say alike. */
export interface EventParties {
  readonly organisation: StoredFacts["organisation"];
  /** The organisation's clock, as far as somebody from outside should know it. */
  readonly hostTimeZone: string;
  readonly organiser: { readonly name: string; readonly email: string };
  /** The job or the service. */
  readonly about: string;
  /** The client or candidate; null once the person was erased. */
  readonly outside: Recipient | null;
  /** Organiser, interviewers, staff: whoever of the organisation is to be told. */
  readonly members: readonly Recipient[];
  /** The names of those whom the client or candidate meets. */
  readonly hostNames: readonly string[];
}

/** A reply to an invitation has to have an address, even where the organisation gave none. */
const NO_REPLY = "no-reply@convene.invalid";

const memberColumns = {
  id: true,
  name: true,
  email: true,
  locale: true,
  resource: { select: { timeZone: true } },
} as const;

const personColumns = {
  id: true,
  name: true,
  email: true,
  phone: true,
  locale: true,
  timeZone: true,
  erasedAt: true,
} as const;

interface MemberColumns {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly resource: { readonly timeZone: string } | null;
}

interface PersonColumns {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: string;
  readonly timeZone: string;
  readonly erasedAt: Date | null;
}

interface Organisation {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly accentColour: string | null;
  readonly logoUrl: string | null;
  readonly replyTo: string | null;
}

/** Reads everyone who has to do with an event. Two statements' worth of Prisma queries. */
export async function loadEventParties(
  tx: Transaction,
  event: ScheduledEvent,
): Promise<EventParties> {
  const organisation = await tx.tenant.findUniqueOrThrow({
    where: { tenantId: event.row.tenantId },
    select: {
      name: true,
      timeZone: true,
      locale: true,
      accentColour: true,
      logoUrl: true,
      replyTo: true,
    },
  });
  return event.kind === "interview"
    ? await interviewParties(tx, event.row, organisation)
    : await appointmentParties(tx, event.row, organisation);
}

async function interviewParties(
  tx: Transaction,
  row: { readonly tenantId: string; readonly id: string },
  organisation: Organisation,
): Promise<EventParties> {
  const interview = await tx.interview.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
    select: {
      organiser: { select: memberColumns },
      application: {
        select: { candidate: { select: personColumns }, job: { select: { title: true } } },
      },
      attendees: {
        where: { required: true },
        orderBy: { resourceId: "asc" },
        select: { resource: { select: { name: true, member: { select: memberColumns } } } },
      },
    },
  });
  const { organiser, application, attendees } = interview;
  const interviewers = attendees.flatMap(({ resource }) => resource.member ?? []);
  const members = new Map([organiser, ...interviewers].map((member) => [member.id, member]));
  return {
    organisation: organisationFacts(organisation),
    hostTimeZone: organisation.timeZone,
    organiser: { name: organiser.name, email: organiser.email },
    about: application.job.title,
    outside: outsideRecipient("candidate", application.candidate),
    members: [...members.values()].map((member) => memberRecipient(member, organisation)),
    hostNames: interviewers.map((interviewer) => interviewer.name),
  };
}

async function appointmentParties(
  tx: Transaction,
  row: { readonly tenantId: string; readonly id: string },
  organisation: Organisation,
): Promise<EventParties> {
  const { client, service, host } = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
    select: {
      client: { select: personColumns },
      service: { select: { name: true } },
      host: { select: { name: true, timeZone: true, member: { select: memberColumns } } },
    },
  });
  return {
    organisation: organisationFacts(organisation),
    hostTimeZone: host.timeZone,
    // The business invites, not the person: a staff member's own address is none of the client's.
    organiser: { name: organisation.name, email: organisation.replyTo ?? NO_REPLY },
    about: service.name,
    outside: outsideRecipient("client", client),
    members: host.member ? [memberRecipient(host.member, organisation)] : [],
    hostNames: [host.member?.name ?? host.name],
  };
}

function memberRecipient(member: MemberColumns, organisation: Organisation): Recipient {
  const { id, name, email, locale, resource } = member;
  const timeZone = resource?.timeZone ?? organisation.timeZone;
  return { kind: "member", id, name, email, phone: null, locale, timeZone };
}

function outsideRecipient(kind: "client" | "candidate", person: PersonColumns): Recipient | null {
  if (person.erasedAt) return null;
  const { id, name, email, phone, locale, timeZone } = person;
  return { kind, id, name, email, phone, locale, timeZone };
}

function organisationFacts(organisation: Organisation): StoredFacts["organisation"] {
  const { name, locale, accentColour, logoUrl, replyTo } = organisation;
  return { name, locale, accentColour, logoUrl, replyTo };
}
