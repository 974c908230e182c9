import { formatPrice, minorUnits, useLocale } from "@convene/ui";
import { BarFigure, FigureTiles, ReportSection, useReportFormat } from "@convene/web-kit/reports";
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Revenue } from "./report-queries.ts";

interface Takings {
  readonly received: number;
  readonly refunded: number;
}

/** Money received and given back, as the ledger has it. */
export function RevenueReport({ report, previous }: Pick<Revenue, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const locale = useLocale();
  const format = useReportFormat();
  const { currency, total, bucketLength } = report;
  const money = (amount: number) => formatPrice(amount, currency, locale);
  const units = minorUnits(currency);
  const columns = <Row extends Takings>() => [
    {
      key: "received",
      header: t("revenue.receivedIn", { currency }),
      value: (row: Row) => row.received / units,
      text: (row: Row) => money(row.received),
    },
    {
      key: "refunded",
      header: t("revenue.refundedIn", { currency }),
      value: (row: Row) => row.refunded / units,
      text: (row: Row) => money(row.refunded),
    },
    {
      key: "net",
      header: t("revenue.netIn", { currency }),
      value: (row: Row) => net(row) / units,
      text: (row: Row) => money(net(row)),
    },
  ];
  const series = [
    { key: "received", label: t("revenue.received") },
    { key: "refunded", label: t("revenue.refunded") },
  ];
  const barOf = (name: string, { received, refunded }: Takings) => ({ name, received, refunded });
  const bucketName = (from: string) =>
    bucketLength === "month" ? format.month(from) : format.day(from);
  const isEmpty = total.received === 0 && total.refunded === 0;
  const methodName = (method: string) => t(`methods.${method}`);
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "net",
            label: t("revenue.net"),
            value: net(total),
            before: net(previous.total),
            format: money,
          },
          {
            key: "received",
            label: t("revenue.received"),
            value: total.received,
            before: previous.total.received,
            format: money,
          },
          {
            key: "refunded",
            label: t("revenue.refunded"),
            value: total.refunded,
            before: previous.total.refunded,
            format: money,
          },
        ]}
      />
      {report.otherCurrencies.map((other) => (
        <Text key={other.currency} size="sm">
          {t("revenue.other", {
            currency: other.currency,
            received: formatPrice(other.received, other.currency, locale),
            refunded: formatPrice(other.refunded, other.currency, locale),
          })}
        </Text>
      ))}
      <ReportSection
        title={t(`revenue.by_${bucketLength}`)}
        hint={t("revenue.hint")}
        fileName={`revenue-by-${bucketLength}`}
        rows={isEmpty ? [] : report.buckets}
        rowKey={(row) => row.from}
        columns={[
          {
            key: "from",
            header: t("from"),
            value: (row) => row.from,
            text: (row) => bucketName(row.from),
          },
          ...columns<(typeof report.buckets)[number]>(),
        ]}
      >
        <BarFigure
          label={t(`revenue.by_${bucketLength}`)}
          data={report.buckets.map((row) => barOf(bucketName(row.from), row))}
          series={series}
          format={money}
        />
      </ReportSection>
      <ReportSection
        title={t("revenue.byService")}
        fileName="revenue-by-service"
        rows={report.byService}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: t("service"), value: (row) => row.name },
          ...columns<(typeof report.byService)[number]>(),
        ]}
      >
        <BarFigure
          label={t("revenue.byService")}
          data={report.byService.map((row) => barOf(row.name, row))}
          series={series}
          format={money}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("revenue.byPerson")}
        fileName="revenue-by-person"
        rows={report.byPerson}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          ...columns<(typeof report.byPerson)[number]>(),
        ]}
      >
        <BarFigure
          label={t("revenue.byPerson")}
          data={report.byPerson.map((row) => barOf(row.name, row))}
          series={series}
          format={money}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("revenue.byMethod")}
        fileName="revenue-by-method"
        rows={report.byMethod}
        rowKey={(row) => row.method}
        columns={[
          { key: "method", header: t("method"), value: (row) => methodName(row.method) },
          ...columns<(typeof report.byMethod)[number]>(),
        ]}
      >
        <BarFigure
          label={t("revenue.byMethod")}
          data={report.byMethod.map((row) => barOf(methodName(row.method), row))}
          series={series}
          format={money}
          isSideways
        />
      </ReportSection>
    </Stack>
  );
}

function net({ received, refunded }: Takings): number {
  return received - refunded;
}
