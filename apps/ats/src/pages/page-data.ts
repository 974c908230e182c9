import { toCareers, toCareersJob } from "../routes/careers-views.ts";
import type { Careers, CareersJob } from "../use-cases/view-careers.ts";

/** What a careers page finds in itself, so that it asks for nothing before it shows jobs. */
export type PageData = ReturnType<typeof careersData> | ReturnType<typeof jobData>;

/** @param now When it was true. */
export function careersData(careers: Careers, now: Date) {
  return { at: now.toISOString(), careers: toCareers(careers) };
}

/** @param now When it was true. */
export function jobData(job: CareersJob, now: Date) {
  return { at: now.toISOString(), job: toCareersJob(job) };
}
