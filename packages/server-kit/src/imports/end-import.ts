import { announce, type Work } from "@convene/prisma";

type EndState = "done" | "failed" | "cancelled";

/**
 * Ends an import: the file is emptied, and of its problems stays where they were, not what stood there.
 * What was written stays written.
 */
export async function endImport(
  { tx, now }: Work,
  importId: string,
  state: EndState,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE data_import SET
      state = ${state}::import_state,
      finished_at = ${now},
      content = '',
      problems = (SELECT coalesce(jsonb_agg(problem - 'value' ORDER BY place), '[]')
                  FROM jsonb_array_elements(problems) WITH ORDINALITY AS one (problem, place))
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid`;
  await announce(tx, { subject: "import", id: importId, change: "changed" });
}
