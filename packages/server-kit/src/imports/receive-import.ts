import { announce, type ImportKind, type Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { decodeFile } from "./decode-file.ts";
import { guessColumns } from "./guess-columns.ts";
import { guessDateOrder } from "./guess-date-order.ts";
import { ImportFileError } from "./import-file-error.ts";
import { MOST_FILE_BYTES } from "./import-limits.ts";
import { type ImportPorts, importerOf } from "./import-ports.ts";
import { importQueueOf } from "./import-queues.ts";
import type { ImportSetup } from "./import-setup.ts";
import { readTable } from "./read-table.ts";

interface ReceivedFile {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly memberId: string;
}

/** Where the month is written first. */
const MONTH_FIRST =
  /^(?:America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Indiana|Kentucky|North_Dakota)|Pacific\/Honolulu)/;

/**
 * Takes a file in, with a guess at what its columns hold, and has it checked.
 *
 * @returns the import's id
 * @throws ImportFileError for a file that nothing can be read from
 */
export async function receiveImport(
  work: Work,
  { kind, fileName, bytes, memberId }: ReceivedFile,
  ports: ImportPorts,
): Promise<string> {
  const { tx, tenantId, now } = work;
  if (bytes.length > MOST_FILE_BYTES) {
    throw new ImportFileError("FILE_TOO_LARGE", `A file has at most ${MOST_FILE_BYTES} bytes`);
  }
  const content = decodeFile(bytes);
  const table = readTable(content);
  const { timeZone } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true },
  });
  const { columns } = importerOf(ports, kind);
  const setup: ImportSetup = {
    header: [...table.header],
    fields: guessColumns(table.header, columns),
    settings: {
      dateOrder: guessDateOrder(table, MONTH_FIRST.test(timeZone) ? "mdy" : "dmy"),
      phonePrefix: null,
      tellPeople: false,
    },
  };
  const id = uuidv7();
  await tx.dataImport.create({
    data: {
      tenantId,
      id,
      product: ports.product,
      kind,
      fileName,
      content,
      columns: setup,
      total: table.rows.length,
      memberId,
      createdAt: now,
    },
    select: { id: true },
  });
  await ports.jobs.enqueue(tx, importQueueOf(ports.product), [{ tenantId, importId: id }]);
  await announce(tx, { subject: "import", id, change: "created" });
  return id;
}
