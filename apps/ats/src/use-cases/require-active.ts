import type { Application } from "@convene/prisma";
import { ApplicationClosedError } from "../domain/interview-refusals.ts";

/** @throws ApplicationClosedError */
export function requireActive({ status }: Pick<Application, "status">): void {
  if (status !== "active") throw new ApplicationClosedError();
}
