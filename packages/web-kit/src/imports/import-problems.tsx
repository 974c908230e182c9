import { DataTable, FormSection, LoadingState, useLocale } from "@convene/ui";
import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { downloadFile } from "../files/download-file.ts";
import { toCsv } from "../files/to-csv.ts";
import type { AppImports } from "./app-imports.ts";
import type { Import, ImportProblem } from "./import-api.ts";
import { problemsQuery, readAllProblems } from "./import-queries.ts";
import { useLineText } from "./use-line-text.ts";

type ProblemLevel = ImportProblem["level"];

const LEVELS: readonly ProblemLevel[] = ["error", "warning", "change"];
const PAGE = 50;

interface ImportProblemsProps {
  readonly app: AppImports;
  readonly shown: Import;
}

/** What there is to say about the lines, one by one. */
export function ImportProblems({ app, shown }: ImportProblemsProps) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const tellRefusal = useTellRefusal();
  const { fieldName, problemText } = useLineText(app);
  const { id, problems: counts, header, fields } = shown;
  const there = LEVELS.filter((level) => counts[level] > 0);
  const [asked, setAsked] = useState<ProblemLevel>();
  const [limit, setLimit] = useState(PAGE);
  const level = asked !== undefined && there.includes(asked) ? asked : (there[0] ?? "error");
  const problems = useQuery(problemsQuery(id, level, limit));
  /** In the file's own words. */
  const columnOf = (field: string | undefined) =>
    field === undefined
      ? ""
      : (fields.find((one) => one.field === field && header.length > 0)?.column ??
        fieldName(field));

  const download = useMutation({
    mutationFn: () => readAllProblems(id),
    onSuccess({ items }) {
      const heads = ["line", "column", "value", "level", "problem"] as const;
      const rows = items.map((one) => [
        one.line,
        columnOf(one.field),
        one.value ?? "",
        t(`imports.level.${one.level}`),
        problemText(one),
      ]);
      const csv = toCsv(
        heads.map((head) => t(`imports.problems.${head}`)),
        rows,
        locale,
      );
      downloadFile(
        `${shown.fileName.replace(/\.[a-z]+$/i, "")} - ${t("imports.problems.file")}.csv`,
        csv,
        "text/csv",
      );
    },
    onError: tellRefusal,
  });

  return (
    <FormSection title={t("imports.problems.title")} hint={t("imports.problems.hint")}>
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t("imports.problems.level")}
            value={level}
            data={there.map((one) => ({
              value: one,
              label: t(`imports.level.${one}s`, { count: counts[one] }),
            }))}
            onChange={(value) => {
              setAsked(value as ProblemLevel);
              setLimit(PAGE);
            }}
          />
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t("imports.problems.download")}
          </Button>
        </Group>
        {problems.isPending ? (
          <LoadingState shape="rows" />
        ) : problems.data ? (
          <DataTable
            label={t("imports.problems.title")}
            rows={problems.data.items.map((one, at) => ({ ...one, at }))}
            rowKey={({ at }) => String(at)}
            columns={[
              {
                key: "line",
                header: t("imports.problems.line"),
                cell: ({ line }) => t("imports.problems.lineNumber", { line }),
              },
              {
                key: "column",
                header: t("imports.problems.column"),
                cell: ({ field }) => columnOf(field) || "–",
              },
              {
                key: "value",
                header: t("imports.problems.value"),
                cell: ({ value }) => (
                  <span style={{ overflowWrap: "anywhere" }}>{value ?? "–"}</span>
                ),
              },
              { key: "problem", header: t("imports.problems.problem"), cell: problemText },
            ]}
            empty={null}
          />
        ) : (
          <QueryFailed error={problems.error} onRetry={() => void problems.refetch()} />
        )}
        {counts[level] > limit && (
          <Button
            variant="default"
            style={{ alignSelf: "center" }}
            loading={problems.isFetching}
            onClick={() => setLimit(limit + PAGE * 4)}
          >
            {t("imports.list.more")}
          </Button>
        )}
      </Stack>
    </FormSection>
  );
}
