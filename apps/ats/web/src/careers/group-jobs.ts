import type { ListedJob } from "./careers-queries.ts";

export interface JobGroup {
  /** Null: of those without one. */
  readonly department: string | null;
  readonly jobs: readonly ListedJob[];
}

/** The jobs by department, in the order in which they come. */
export function groupJobs(jobs: readonly ListedJob[]): JobGroup[] {
  const groups = Map.groupBy(jobs, ({ department }) => department);
  return [...groups].map(([department, members]) => ({ department, jobs: members }));
}

/** The places at which there is a job, each once, by name. */
export function locationsOf(jobs: readonly ListedJob[], locale: string): string[] {
  const places = new Set(jobs.flatMap(({ location }) => location ?? []));
  return [...places].sort(new Intl.Collator(locale).compare);
}
