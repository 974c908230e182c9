import { DataTable, EmptyState, useLocale } from "@convene/ui";
import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconChartBar, IconDownload, IconTable } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../files/download-file.ts";
import { type Cell, toCsv } from "../files/to-csv.ts";

/** A column of a report's numbers, as it is read and as a spreadsheet gets it. */
export interface ReportColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly value: (row: Row) => Cell;
  /** As it is read; left out: as the value is. */
  readonly text?: (row: Row) => string;
}

export interface ReportSectionProps<Row> {
  readonly title: string;
  /** What is counted, and how. */
  readonly hint?: string;
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly ReportColumn<Row>[];
  /** The chart; left out: the numbers only. */
  readonly children?: ReactNode;
}

/** Some numbers as a chart, as a table one click away, and as a file. */
export function ReportSection<Row>({
  title,
  hint,
  fileName,
  rows,
  rowKey,
  columns,
  children,
}: ReportSectionProps<Row>) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const heading = useId();
  const [showsTable, setShowsTable] = useState(false);
  const isTable = showsTable || children === undefined;
  const download = () => {
    const cells = rows.map((row) => columns.map((column) => column.value(row)));
    const header = columns.map((column) => column.header);
    downloadFile(`${fileName}.csv`, toCsv(header, cells, locale), "text/csv;charset=utf-8");
  };
  // Words begin below each other, numbers end below each other.
  const firstOf = (value: (row: Row) => Cell) => rows.map(value).find((cell) => cell !== null);
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" align="flex-start">
          <div>
            <Title order={2} size="h4" id={heading}>
              {title}
            </Title>
            {hint !== undefined && (
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            )}
          </div>
          {rows.length > 0 && (
            <Group gap="xs">
              {children !== undefined && (
                <Button
                  size="xs"
                  variant="default"
                  aria-pressed={isTable}
                  leftSection={
                    isTable ? (
                      <IconChartBar size={16} aria-hidden />
                    ) : (
                      <IconTable size={16} aria-hidden />
                    )
                  }
                  onClick={() => setShowsTable(!isTable)}
                >
                  {t(isTable ? "reports.showChart" : "reports.showNumbers")}
                </Button>
              )}
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                aria-label={t("reports.downloadOf", { title })}
                onClick={download}
              >
                {t("reports.download")}
              </Button>
            </Group>
          )}
        </Group>
        {rows.length === 0 ? (
          <EmptyState icon={IconChartBar} title={t("reports.empty")}>
            {t("reports.emptyHint")}
          </EmptyState>
        ) : isTable ? (
          <DataTable
            label={title}
            rows={rows}
            rowKey={rowKey}
            columns={columns.map(({ key, header, value, text }, index) => ({
              key,
              header,
              ...(index > 0 && typeof firstOf(value) !== "string" && { align: "end" as const }),
              cell: (row: Row) => text?.(row) ?? value(row) ?? "–",
            }))}
            empty={null}
          />
        ) : (
          children
        )}
      </Stack>
    </Card>
  );
}
