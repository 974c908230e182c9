import type { AppImports } from "@convene/web-kit/imports";
import { ForRecruiters } from "../setup/for-recruiters.tsx";

/** What this app imports. */
export const ATS_IMPORTS: AppImports = {
  kinds: [
    {
      kind: "candidates",
      templateFields: ["name", "email", "phone", "job", "stage", "source", "appliedOn", "timeZone"],
      hasDates: true,
    },
  ],
  texts: "imports",
  Guard: ForRecruiters,
};
