export { importJobs } from "./import-jobs.ts";
export type { ImportProblem } from "./import-problem.ts";
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
