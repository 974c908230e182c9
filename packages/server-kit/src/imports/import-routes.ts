import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { requireMember } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { OVERSEERS } from "../routes/overseers.ts";
import { cancelImport } from "./cancel-import.ts";
import { changeImportColumns } from "./change-import-columns.ts";
import { ImportFileError } from "./import-file-error.ts";
import { MOST_FILE_BYTES, MOST_LINES } from "./import-limits.ts";
import type { ImportPorts } from "./import-ports.ts";
import {
  columnsInput,
  importListSchema,
  importSchema,
  importsQuery,
  problemsQuery,
  problemsSchema,
  startInput,
  uploadInput,
} from "./import-schemas.ts";
import { ImportStateError, NothingToImportError } from "./import-state-error.ts";
import { toImport, toImportSummary } from "./import-views.ts";
import type { Importer } from "./importer.ts";
import { listImportProblems, listImports, viewImport } from "./list-imports.ts";
import { receiveImport } from "./receive-import.ts";
import { startImport } from "./start-import.ts";

/** Below the app's /api; the usual limit of bodies does not hold for it. */
export const UPLOAD_PATH = "/imports";

const tags = ["Imports"];
/** What stands around the file in its request. */
const MOST_FORM_BYTES = 10_000;

/**
 * Files that organisations bring along, for those who look after the calendar.
 *
 * @param importers What the app imports.
 */
export function importRoutes(kit: Kit, importers: readonly Importer[]) {
  const { db, jobs, product } = kit;
  const ports: ImportPorts = { db, jobs, product, importers, now: () => kit.now() };
  const middleware = requireMember(kit, OVERSEERS);
  const shown = { description: "As it is now", content: json(importSchema) };

  const upload = createRoute({
    method: "post",
    path: UPLOAD_PATH,
    tags,
    summary: "Bring a file along: it is checked, and nothing is written yet",
    description: `CSV with the columns' names in its first line; at most ${MOST_FILE_BYTES / 1_000_000} MB and ${MOST_LINES} lines.`,
    middleware: [
      middleware,
      bodyLimit({
        maxSize: MOST_FILE_BYTES + MOST_FORM_BYTES,
        onError(c) {
          c.header("connection", "close");
          return problem(c as Context<KitEnv>, fileProblem(tooLarge()));
        },
      }),
    ] as const,
    request: {
      body: { content: { "multipart/form-data": { schema: uploadInput } }, required: true },
    },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 413, 422) },
  });

  const list = createRoute({
    method: "get",
    path: "/imports",
    tags,
    summary: "The imports, the latest first",
    middleware,
    request: { query: importsQuery },
    responses: {
      200: { description: "A page", content: json(importListSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/imports/{id}",
    tags,
    summary: "An import: how far it is, and what it does",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const problems = createRoute({
    method: "get",
    path: "/imports/{id}/problems",
    tags,
    summary: "What there is to say about its lines",
    middleware,
    request: { params: idParams, query: problemsQuery },
    responses: {
      200: { description: "In the order of the lines", content: json(problemsSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const columns = createRoute({
    method: "put",
    path: "/imports/{id}/columns",
    tags,
    summary: "Say what its columns hold; it is checked anew",
    middleware,
    request: { params: idParams, body: { content: json(columnsInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const start = createRoute({
    method: "post",
    path: "/imports/{id}/start",
    tags,
    summary: "Write what was checked; lines with errors are left out",
    middleware,
    request: { params: idParams, body: { content: json(startInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/imports/{id}/cancel",
    tags,
    summary: "Stop it; what is written stays",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404, 409) },
  });

  return createRouter()
    .openapi(upload, async (c) => {
      const { member } = c.var;
      const { kind, file } = c.req.valid("form");
      try {
        if (!importers.some((importer) => importer.kind === kind)) {
          const detail = "This is not imported here";
          return problem(c, new ProblemError(400, "INVALID_INPUT", detail, { field: "kind" }));
        }
        if (file.size > MOST_FILE_BYTES) throw tooLarge();
        const bytes = new Uint8Array(await file.arrayBuffer());
        const received = { kind, bytes, fileName: file.name.slice(0, 200), memberId: member.id };
        const view = await inUnit(kit, member.tenantId, async (work) => {
          return await viewImport(work, product, await receiveImport(work, received, ports));
        });
        return c.json(toImport(view, importers), 201);
      } catch (error) {
        if (error instanceof ImportFileError) return problem(c, fileProblem(error));
        throw error;
      }
    })
    .openapi(list, async (c) => {
      const { items, nextCursor } = await inUnit(kit, c.var.member.tenantId, (work) =>
        listImports(work, product, c.req.valid("query")),
      );
      return c.json({ items: items.map(toImportSummary), nextCursor }, 200);
    })
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      const view = await inUnit(kit, c.var.member.tenantId, (work) =>
        viewImport(work, product, id),
      );
      return c.json(toImport(view, importers), 200);
    })
    .openapi(problems, async (c) => {
      const { id } = c.req.valid("param");
      const items = await inUnit(kit, c.var.member.tenantId, (work) =>
        listImportProblems(work, product, id, c.req.valid("query")),
      );
      return c.json({ items: [...items] }, 200);
    })
    .openapi(columns, async (c) => {
      const { id } = c.req.valid("param");
      try {
        const view = await inUnit(kit, c.var.member.tenantId, async (work) => {
          await changeImportColumns(work, id, c.req.valid("json"), ports);
          return await viewImport(work, product, id);
        });
        return c.json(toImport(view, importers), 200);
      } catch (error) {
        return problem(c, stateProblem(error));
      }
    })
    .openapi(start, async (c) => {
      const { id } = c.req.valid("param");
      try {
        const view = await inUnit(kit, c.var.member.tenantId, async (work) => {
          await startImport(work, id, c.req.valid("json"), ports);
          return await viewImport(work, product, id);
        });
        return c.json(toImport(view, importers), 200);
      } catch (error) {
        return problem(c, stateProblem(error));
      }
    })
    .openapi(cancel, async (c) => {
      const { id } = c.req.valid("param");
      try {
        const view = await inUnit(kit, c.var.member.tenantId, async (work) => {
          await cancelImport(work, id);
          return await viewImport(work, product, id);
        });
        return c.json(toImport(view, importers), 200);
      } catch (error) {
        return problem(c, stateProblem(error));
      }
    });
}

/** For hono's client: `hc<ImportApi>("/api")`. */
export type ImportApi = ReturnType<typeof importRoutes>;

function tooLarge(): ImportFileError {
  return new ImportFileError("FILE_TOO_LARGE", `A file has at most ${MOST_FILE_BYTES} bytes`);
}

function fileProblem(error: ImportFileError): ProblemError {
  const status = error.code === "FILE_TOO_LARGE" ? 413 : 422;
  const extensions = { field: "file", ...(error.line !== undefined && { line: error.line }) };
  return new ProblemError(status, error.code, error.message, extensions, { cause: error });
}

function stateProblem(error: unknown): unknown {
  const isRefusal = error instanceof ImportStateError || error instanceof NothingToImportError;
  if (!isRefusal) return error;
  const extensions = error instanceof ImportStateError ? { state: error.state } : {};
  return new ProblemError(409, error.code, error.message, extensions, { cause: error });
}
