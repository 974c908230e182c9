import { ConfirmDialog, formatDate, useLocale } from "@convene/ui";
import { unwrap, useProblemText, useSignedIn, useTellRefusal } from "@convene/web-kit";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type JobDetail, jobQuery } from "./job-query.ts";

interface Wanted {
  readonly status?: "open" | "closed";
  readonly published?: boolean;
}

/** Whether it is open and on the careers page, and how to change that. */
export function JobState({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation("hiring");
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const problemText = useProblemText();
  const [asked, setAsked] = useState(false);
  const { id, title, status, publishedAt, closedAt } = job;
  const send = async (wanted: Wanted) => {
    const saved = await unwrap(api.jobs[":id"].state.$post({ param: { id }, json: wanted }));
    queryClient.setQueryData(jobQuery(id).queryKey, saved);
    for (const key of ["jobs", "board"]) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const change = useMutation({ mutationFn: send, onError: tellRefusal });
  const day = (at: string) => formatDate(new Date(at), { locale, timeZone });
  const said = () => {
    if (publishedAt !== null) return t("job.isPublished", { day: day(publishedAt) });
    if (closedAt !== null) return t("job.isClosed", { day: day(closedAt) });
    return t(status === "draft" ? "job.isDraft" : "job.isOpen");
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{said()}</Text>
      <Group gap="xs">
        {status === "open" ? (
          <>
            <Button
              variant={publishedAt === null ? "filled" : "default"}
              loading={change.isPending}
              onClick={() => change.mutate({ published: publishedAt === null })}
            >
              {t(publishedAt === null ? "job.publish" : "job.unpublish")}
            </Button>
            <Button variant="default" onClick={() => setAsked(true)}>
              {t("job.closeJob")}
            </Button>
          </>
        ) : (
          <Button loading={change.isPending} onClick={() => change.mutate({ status: "open" })}>
            {t("job.reopenJob")}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={asked}
        title={t("job.closeQuestion", { title })}
        confirmLabel={t("job.closeJob")}
        onConfirm={async () => {
          try {
            await send({ status: "closed" });
            return undefined;
          } catch (error) {
            return { message: problemText(error) };
          }
        }}
        onClose={() => setAsked(false)}
      >
        {t("job.closeHint")}
      </ConfirmDialog>
    </Stack>
  );
}
