import type { SubjectPages } from "@convene/web-kit";

/** Where this product shows what the activity names. */
export const subjectPages: SubjectPages = {
  appointments: (id) => `/calendar?appointment=${id}`,
  clients: (id) => `/clients/${id}`,
  imports: (id) => `/imports/${id}`,
  services: (id) => `/setup/services/${id}`,
  sessions: (id) => `/calendar?session=${id}`,
};
