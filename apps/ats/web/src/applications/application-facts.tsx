import {
  describeZone,
  Entry,
  EntryList,
  formatDate,
  formatTime,
  StatusBadge,
  useLocale,
  useNow,
} from "@convene/ui";
import { unwrap, useTellRefusal } from "@convene/web-kit";
import { Anchor, Card, Select, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { applicationQuery } from "../queries.ts";

interface ApplicationFactsProps {
  readonly application: ApplicationDetail;
  readonly timeZone: string;
}

/** How far the application is, and how the candidate is reached. */
export function ApplicationFacts({ application, timeZone }: ApplicationFactsProps) {
  const { t } = useTranslation(["ats", "hiring"]);
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, candidate, job, stage, status, stageSince, closedAt } = application;
  const move = useMutation({
    mutationFn: (stageId: string) =>
      unwrap(
        api.applications[":id"].stage.$post({
          param: { id },
          json: { stageId, fromStageId: stage.id },
        }),
      ),
    onSuccess: (changed) => {
      queryClient.setQueryData(applicationQuery(id).queryKey, changed);
      void queryClient.invalidateQueries({ queryKey: ["applications"] });
      void queryClient.invalidateQueries({ queryKey: ["board"] });
    },
    onError: (error) => {
      tellRefusal(error);
      void queryClient.invalidateQueries({ queryKey: ["application", id] });
    },
  });
  const day = (at: string) => formatDate(new Date(at), { locale, timeZone });
  return (
    <Card withBorder padding="md">
      <Stack gap="md">
        {status === "active" ? (
          <Select
            label={t("application.stage")}
            data={job.stages.map((one) => ({ value: one.id, label: one.name }))}
            value={move.isPending ? move.variables : stage.id}
            allowDeselect={false}
            disabled={move.isPending}
            onChange={(stageId) => stageId !== null && move.mutate(stageId)}
          />
        ) : (
          <div>
            <StatusBadge
              label={t(`application.statuses.${status}`)}
              tone={status === "hired" ? "good" : "neutral"}
            />
          </div>
        )}
        <EntryList>
          {!candidate.erased && (
            <>
              <Entry label={t("candidate.email")}>
                <Anchor
                  href={`mailto:${candidate.email}`}
                  underline="always"
                  style={{ overflowWrap: "anywhere" }}
                >
                  {candidate.email}
                </Anchor>
              </Entry>
              {candidate.phone !== null && (
                <Entry label={t("candidate.phone")}>
                  <Anchor href={`tel:${candidate.phone}`} underline="always">
                    {candidate.phone}
                  </Anchor>
                </Entry>
              )}
              {candidate.headline !== null && (
                <Entry label={t("hiring:page.headline")}>{candidate.headline}</Entry>
              )}
              {candidate.location !== null && (
                <Entry label={t("hiring:page.location")}>{candidate.location}</Entry>
              )}
              <Entry label={t("candidate.timeZone")}>
                {describeZone(candidate.timeZone).city},{" "}
                {t("candidate.timeNow", {
                  time: formatTime(now, { locale, timeZone: candidate.timeZone }),
                })}
              </Entry>
              {candidate.links.length > 0 && (
                <Entry label={t("hiring:page.links")}>
                  {candidate.links.map((link) => (
                    <div key={link}>
                      <Anchor
                        href={link}
                        target="_blank"
                        rel="noopener noreferrer nofollow"
                        underline="always"
                        style={{ overflowWrap: "anywhere" }}
                      >
                        {link.replace(/^https?:\/\//, "")}
                      </Anchor>
                    </div>
                  ))}
                </Entry>
              )}
            </>
          )}
          {application.source !== null && (
            <Entry label={t("application.source")}>{application.source}</Entry>
          )}
          <Entry label={t("application.since")}>{day(application.createdAt)}</Entry>
          {closedAt === null ? (
            <Entry label={t("hiring:page.stageSince")}>{day(stageSince)}</Entry>
          ) : (
            <Entry label={t("hiring:page.closedOn")}>{day(closedAt)}</Entry>
          )}
        </EntryList>
      </Stack>
    </Card>
  );
}
