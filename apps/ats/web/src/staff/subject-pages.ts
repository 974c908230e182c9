import type { SubjectPages } from "@convene/web-kit";

/** Where this product shows what the activity names. */
export const subjectPages: SubjectPages = {
  applications: (id) => `/applications/${id}`,
  imports: (id) => `/imports/${id}`,
  interviewers: (id) => `/setup/availability?person=${id}`,
  interviews: (id) => `/calendar?interview=${id}`,
  jobs: (id) => `/jobs/${id}`,
  offers: (id) => `/offers/${id}`,
  plans: (id) => `/setup/plans/${id}`,
  pools: (id) => `/setup/pools/${id}`,
  templates: (id) => `/setup/templates/${id}`,
};
