export { importJobHandlers } from "./import-job-handlers.ts";
export type { ImportProblem } from "./import-problem.ts";
export { IMPORT_ROUNDS, importQueues } from "./import-queues.ts";
export { type ImportApi, importRoutes } from "./import-routes.ts";
export type { ImportSettings } from "./import-setup.ts";
export type {
  ImportCells,
  ImportColumn,
  ImportContext,
  Importer,
  LineChecker,
  LineRemark,
  PreparedImport,
  ReadRow,
  Verdict,
} from "./importer.ts";
export { plainName } from "./plain-name.ts";
export { readDate } from "./read-date.ts";
export { readPhone } from "./read-phone.ts";
