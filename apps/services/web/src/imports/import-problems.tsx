import { DataTable, LoadingState, useLocale } from "@convene/ui";
import { downloadFile, QueryFailed, toCsv, useTellRefusal } from "@convene/web-kit";
import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormSection } from "../setup/form-section.tsx";
import {
  type Import,
  type ProblemLevel,
  problemsQuery,
  readAllProblems,
} from "./import-queries.ts";
import { useLineText } from "./use-line-text.ts";

const LEVELS: readonly ProblemLevel[] = ["error", "warning", "change"];
const PAGE = 50;

/** What there is to say about the lines, one by one. */
export function ImportProblems({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("imports");
  const locale = useLocale();
  const tellRefusal = useTellRefusal();
  const { fieldName, problemText } = useLineText();
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
        t(`level.${one.level}`),
        problemText(one),
      ]);
      const csv = toCsv(
        heads.map((head) => t(`problems.${head}`)),
        rows,
        locale,
      );
      downloadFile(
        `${shown.fileName.replace(/\.[a-z]+$/i, "")} - ${t("problems.file")}.csv`,
        csv,
        "text/csv",
      );
    },
    onError: tellRefusal,
  });

  return (
    <FormSection title={t("problems.title")} hint={t("problems.hint")}>
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t("problems.level")}
            value={level}
            data={there.map((one) => ({
              value: one,
              label: t(`level.${one}s`, { count: counts[one] }),
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
            {t("problems.download")}
          </Button>
        </Group>
        {problems.isPending ? (
          <LoadingState shape="rows" />
        ) : problems.data ? (
          <DataTable
            label={t("problems.title")}
            rows={problems.data.items.map((one, at) => ({ ...one, at }))}
            rowKey={({ at }) => String(at)}
            columns={[
              {
                key: "line",
                header: t("problems.line"),
                cell: ({ line }) => t("problems.lineNumber", { line }),
              },
              {
                key: "column",
                header: t("problems.column"),
                cell: ({ field }) => columnOf(field) || "–",
              },
              {
                key: "value",
                header: t("problems.value"),
                cell: ({ value }) => (
                  <span style={{ overflowWrap: "anywhere" }}>{value ?? "–"}</span>
                ),
              },
              { key: "problem", header: t("problems.problem"), cell: problemText },
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
            {t("list.more")}
          </Button>
        )}
      </Stack>
    </FormSection>
  );
}
