import { unwrap, useTellSaved } from "@convene/web-kit";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type JobDetail, jobQuery } from "./job-query.ts";

type JobChange = Omit<Parameters<(typeof api.jobs)[":id"]["$put"]>[0]["json"], "revision">;

/**
 * Saves a part of a job. What a colleague saved since it was opened is not overwritten: the revision is
 * that of what stands on the page.
 */
export function useSaveJob({ id, revision }: Pick<JobDetail, "id" | "revision">) {
  const { t } = useTranslation("hiring");
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  return async (change: JobChange): Promise<JobDetail> => {
    const saved = await unwrap(
      api.jobs[":id"].$put({ param: { id }, json: { ...change, revision } }),
    );
    queryClient.setQueryData(jobQuery(id).queryKey, saved);
    for (const key of ["jobs", "board"]) void queryClient.invalidateQueries({ queryKey: [key] });
    tellSaved(t("job.saved"));
    return saved;
  };
}
