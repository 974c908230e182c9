/**
 * The catalogue's one-byte type `"char"` (pg_constraint.confdeltype and its like).
 *
 * The engine wants such columns announced as characters, and Prisma's pg adapter does not know the
 * type at all. So they travel through the adapter disguised as text, under a column name with a mark
 * on it, and the mark is taken off on the other side.
 */
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;
const MARK = "\u0000character";

function disguise(outcome) {
  for (const result of Array.isArray(outcome) ? outcome : [outcome]) {
    for (const field of result?.fields ?? []) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      field.name += MARK;
    }
  }
  return outcome;
}

/** A pg client whose results carry the disguise. */
export class PgClient extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === "function") {
      return super.query(...args.slice(0, -1), (error, outcome) =>
        callback(error, disguise(outcome)),
      );
    }
    const answer = super.query(...args);
    return typeof answer?.then === "function" ? answer.then(disguise) : answer;
  }
}

/** Makes an adapter, and every transaction that it starts, take the disguise off again. */
export function unmaskCharacterColumns(queryable) {
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const [index, name] of result.columnNames.entries()) {
      if (!name.endsWith(MARK)) continue;
      result.columnNames[index] = name.slice(0, -MARK.length);
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
  const startTransaction = queryable.startTransaction?.bind(queryable);
  if (startTransaction) {
    queryable.startTransaction = async (...args) =>
      unmaskCharacterColumns(await startTransaction(...args));
  }
  return queryable;
}
