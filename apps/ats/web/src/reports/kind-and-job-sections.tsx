import {
  BarFigure,
  type BarFigureProps,
  type ReportColumn,
  ReportSection,
} from "@convene/web-kit/reports";
import { useTranslation } from "react-i18next";
import type { InterviewKind } from "../api.ts";

interface KindAndJobSectionsProps<Counts> extends Pick<BarFigureProps, "series" | "format"> {
  /** Of the files, without what they are by and the ending. */
  readonly fileName: string;
  readonly hint: string;
  readonly byKind: readonly (Counts & { readonly kind: InterviewKind })[];
  readonly byJob: readonly (Counts & { readonly jobId: string; readonly title: string })[];
  readonly columns: readonly ReportColumn<Counts>[];
  readonly barOf: (name: string, row: Counts) => BarFigureProps["data"][number];
}

/** The same numbers by kind of interview, and by job. */
export function KindAndJobSections<Counts>({
  fileName,
  hint,
  byKind,
  byJob,
  columns,
  barOf,
  ...figure
}: KindAndJobSectionsProps<Counts>) {
  const { t } = useTranslation(["reports", "ats"]);
  const nameOf = ({ kind }: { readonly kind: InterviewKind }) => t(`ats:kind.${kind}`);
  return (
    <>
      <ReportSection
        title={t("byKind")}
        hint={hint}
        fileName={`${fileName}-by-kind`}
        rows={byKind}
        rowKey={(row) => row.kind}
        columns={[{ key: "kind", header: t("kind"), value: nameOf }, ...columns]}
      >
        <BarFigure
          label={t("byKind")}
          data={byKind.map((row) => barOf(nameOf(row), row))}
          {...figure}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("byJob")}
        fileName={`${fileName}-by-job`}
        rows={byJob}
        rowKey={(row) => row.jobId}
        columns={[{ key: "job", header: t("job"), value: (row) => row.title }, ...columns]}
      >
        <BarFigure
          label={t("byJob")}
          data={byJob.map((row) => barOf(row.title, row))}
          {...figure}
          isSideways
        />
      </ReportSection>
    </>
  );
}
