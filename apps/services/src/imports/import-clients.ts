import { announce, type Work } from "@convene/prisma";
import type { Importer, LineRemark, Verdict } from "@convene/server-kit/imports";
import { uuidv7 } from "uuidv7";
import { phoneDigits } from "../domain/phone-digits.ts";
import { clientColumns, wishColumns } from "./client-columns.ts";
import { type FoundClient, type FoundClients, findClients } from "./find-clients.ts";
import { clientKeys, readClient, type SaidClient } from "./read-client.ts";

interface ClientRow extends SaidClient {
  readonly name: string;
}

/** A client as it is to be; without an id it is a new one. */
interface ClientPlan extends Omit<FoundClient, "id"> {
  readonly id: string | null;
}

/** What is written by one statement. */
const BATCH_SIZE = 500;

/** Clients from another program; those who are known already are corrected. */
export const clientImporter: Importer<ClientRow, ClientPlan> = {
  kind: "clients",
  columns: [...clientColumns, ...wishColumns],
  needed: [
    ["name", "firstName", "lastName"],
    ["email", "phone"],
  ],
  batchSize: BATCH_SIZE,
  async prepare({ tx, tenantId }, { settings }) {
    const defaults = await tx.tenant.findUniqueOrThrow({
      where: { tenantId },
      select: { timeZone: true, locale: true },
    });
    return {
      read(cells) {
        const { said, remarks: found } = readClient(cells, settings);
        const { name } = said;
        const hasContact = cells.email !== undefined || cells.phone !== undefined;
        const remarks: LineRemark[] = [
          ...(name === null ? [{ level: "error", code: "MISSING", field: "name" } as const] : []),
          ...found,
          ...(hasContact ? [] : [{ level: "error", code: "MISSING", field: "email" } as const]),
        ];
        if (name === null || remarks.length > 0) return { row: null, keys: [], remarks };
        return { row: { ...said, name }, keys: clientKeys(said), remarks };
      },
      createChecker() {
        const meant = new Set<string>();
        return {
          async check(work, rows) {
            const known = await findClients(work, rows);
            return rows.map((row) => judge(row, known, { meant, defaults }));
          },
        };
      },
      write,
    };
  },
};

interface Judging {
  /** Ids of the clients whom earlier lines are about. */
  readonly meant: Set<string>;
  readonly defaults: { readonly timeZone: string; readonly locale: string };
}

function judge(
  row: ClientRow,
  known: FoundClients,
  { meant, defaults }: Judging,
): Verdict<ClientPlan> {
  const client = known.match(row);
  if (!client) {
    const { timeZone, locale } = row;
    const plan = {
      ...row,
      id: null,
      timeZone: timeZone ?? defaults.timeZone,
      locale: locale ?? defaults.locale,
    };
    return { outcome: "create", plan, remarks: [] };
  }
  if (meant.has(client.id)) {
    return {
      outcome: "nothing",
      plan: null,
      remarks: [{ level: "error", code: "SAME_CLIENT", field: "phone" }],
    };
  }
  meant.add(client.id);
  const fields = changedFields(client, row);
  if (fields.length === 0) return { outcome: "nothing", plan: null, remarks: [] };
  return {
    outcome: "update",
    plan: {
      id: client.id,
      name: row.name,
      email: row.email ?? client.email,
      phone: fields.includes("phone") ? row.phone : client.phone,
      timeZone: row.timeZone ?? client.timeZone,
      locale: row.locale ?? client.locale,
    },
    remarks: [{ level: "change", code: "WOULD_UPDATE", details: { fields } }],
  };
}

/** What the line says otherwise than it is known. What it says nothing of stays. */
function changedFields(client: FoundClient, row: ClientRow): string[] {
  const digits = (phone: string | null) => (phone === null ? null : phoneDigits(phone));
  const differs = {
    name: row.name !== client.name,
    email: row.email !== null && row.email !== client.email,
    phone: row.phone !== null && digits(row.phone) !== digits(client.phone),
    timeZone: row.timeZone !== null && row.timeZone !== client.timeZone,
    locale: row.locale !== null && row.locale !== client.locale,
  };
  return Object.entries(differs).flatMap(([field, isOther]) => (isOther ? field : []));
}

/** Whoever agreed to text messages agreed for their own phone: another number has to be agreed to again. */
async function write({ tx, tenantId, now }: Work, plans: readonly ClientPlan[]): Promise<void> {
  const created = plans.filter(({ id }) => id === null).map((plan) => ({ ...plan, id: uuidv7() }));
  const changed = plans.filter(({ id }) => id !== null);
  await tx.client.createMany({
    data: created.map((client) => ({ ...client, tenantId, createdAt: now })),
  });
  await tx.$executeRaw`
    UPDATE client SET
      name = said.name, email = said.email, phone = said.phone,
      time_zone = said."timeZone", locale = said.locale,
      sms_opt_in_at = CASE WHEN client.phone IS NOT DISTINCT FROM said.phone
                           THEN client.sms_opt_in_at END
    FROM json_to_recordset(${JSON.stringify(changed)}::json)
      AS said (id uuid, name text, email text, phone text, "timeZone" text, locale text)
    WHERE client.tenant_id = current_tenant() AND client.id = said.id`;
  // One word for all of them: pages read their lists again.
  const [first] = [...created, ...changed];
  if (first?.id) await announce(tx, { subject: "client", id: first.id, change: "changed" });
}
