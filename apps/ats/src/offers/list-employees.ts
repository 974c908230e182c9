import type { Employee, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";

export interface EmployeeEntry {
  readonly employee: Employee;
  readonly job: { readonly id: string; readonly title: string };
}

/** Who accepted an offer, by the day on which they start, the latest first. */
export async function listEmployees({ tx }: Work, viewer: Viewer): Promise<EmployeeEntry[]> {
  const found = await tx.employee.findMany({
    where: { application: { is: applicationsVisibleTo(viewer) } },
    orderBy: [{ startDate: "desc" }, { name: "asc" }, { id: "asc" }],
    include: { application: { select: { job: { select: { id: true, title: true } } } } },
  });
  return found.map(({ application, ...employee }) => ({ employee, job: application.job }));
}
