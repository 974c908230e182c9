import pg from "pg";
import { Prisma } from "../generated/client.ts";
import type { Opening } from "./bound-client.ts";

/** Names a prepared statement by its text; see `statementNames`. */
type NameOf = (query: { readonly sql: string }) => string;

/** A statement as a template, and what it is filled in with; or one that was put together before. */
type Template = TemplateStringsArray | Prisma.Sql;

/** What PostgreSQL refused of a direct statement: its code and message, never the values. */
class StatementError extends Error {
  override readonly name = "StatementError";

  constructor(code: string, message: string) {
    // As Prisma's adapter has it, so that `databaseFailure` reads both.
    super(message, { cause: { originalCode: code, originalMessage: message } });
  }
}

/**
 * A transaction whose raw statements go straight to its connection. Through Prisma's engine each costs
 * the server five times as much of its processor, and a booking is made of little else.
 *
 * They mean what they mean in Prisma, results included. One difference: they are sent when they are
 * called, not when they are awaited.
 *
 * @param opening Of that transaction. Once it is over they are refused, whoever has the connection then.
 */
export function withDirectStatements<Transaction extends object>(
  tx: Transaction,
  opening: Opening,
  nameOf: NameOf,
): Transaction {
  const send = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    const { connection } = opening;
    if (!connection) throw new Error("A statement of an expired transaction");
    try {
      return await connection.query({
        name: nameOf({ sql: text }),
        text,
        values: [...values],
        types: resultTypes,
      });
    } catch (error) {
      if (error instanceof pg.DatabaseError) {
        throw new StatementError(error.code ?? "", error.message);
      }
      throw error;
    }
  };
  const sendTemplate = async (template: Template, values: readonly unknown[]) => {
    const { text, values: filledIn } = toSql(template, values);
    return await send(text, filledIn);
  };
  const direct: Record<PropertyKey, unknown> = {
    $queryRaw: async (template: Template, ...values: unknown[]) =>
      (await sendTemplate(template, values)).rows,
    $executeRaw: async (template: Template, ...values: unknown[]) =>
      (await sendTemplate(template, values)).rowCount ?? 0,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await send(text, values)).rows,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) =>
      (await send(text, values)).rowCount ?? 0,
  };
  return new Proxy(tx, {
    get: (target, key) => direct[key] ?? Reflect.get(target, key, target),
  });
}

/** The texts of templates that nothing is put into but values: the same each time. */
const texts = new WeakMap<TemplateStringsArray, string>();

function toSql(
  template: Template,
  values: readonly unknown[],
): { readonly text: string; readonly values: readonly unknown[] } {
  if (!("raw" in template)) return template;
  if (values.some((value) => value instanceof Prisma.Sql)) return Prisma.sql(template, ...values);
  const text = texts.get(template) ?? Prisma.sql(template, ...values).text;
  texts.set(template, text);
  return { text, values };
}

const { builtins } = pg.types;

/** What Prisma reads otherwise than the driver does by itself. */
const asInPrisma: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(" ", "T")}Z`),
};

const resultTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format !== "binary" && asInPrisma[oid]) || pg.types.getTypeParser(oid, format),
};
