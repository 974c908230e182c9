import type { ImportApi } from "@convene/server-kit/imports";
import type { InferResponseType } from "hono/client";
import { createApiClient } from "../api/api-client.ts";

/** The routes that both products have, each with its own kinds of files. */
export const importApi = createApiClient<ImportApi>();

type OneImport = (typeof importApi.imports)[":id"];

export type Import = InferResponseType<OneImport["$get"], 200>;
export type ImportProblem = InferResponseType<OneImport["problems"]["$get"], 200>["items"][number];
