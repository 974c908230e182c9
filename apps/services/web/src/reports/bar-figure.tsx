import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { useId } from "react";

interface Series {
  readonly key: string;
  readonly label: string;
}

interface BarFigureProps {
  /** Says in words what the bars are: all that a screen reader gets, beside the table. */
  readonly label: string;
  /** One entry a bar (or group of bars), with a value for each series. */
  readonly data: readonly (Readonly<Record<string, number | string>> & { readonly name: string })[];
  /** One or two; the second one is hatched, so that nobody needs colours to tell them apart. */
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Bars beside their names; for people and services. Default: upright, for times. */
  readonly isSideways?: boolean;
}

const BAR_PX = 34;
/** Without anything to show the axis ends at one, not at the four that it would take by itself. */
const FROM_NOTHING: [number, (most: number) => number] = [0, (most) => (most === 0 ? 1 : most)];

/** Bars that say their values. */
export function BarFigure({ label, data, series, format, isSideways = false }: BarFigureProps) {
  const hatch = useId();
  const height = isSideways ? Math.max(120, 60 + data.length * BAR_PX * series.length) : 280;
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={height}
        data={data.map((entry) => ({ ...entry }))}
        dataKey="name"
        series={series.map(({ key, label: name }, index) => ({
          name: key,
          label: name,
          color: index === 0 ? "var(--mantine-primary-color-filled)" : "gray.6",
        }))}
        orientation={isSideways ? "vertical" : "horizontal"}
        withLegend={series.length > 1}
        withBarValueLabel={data.length <= 16}
        valueLabelProps={{ fill: "var(--mantine-color-text)", fontSize: 12 }}
        valueFormatter={format}
        gridAxis={isSideways ? "x" : "y"}
        {...(isSideways
          ? { yAxisProps: { width: 140 }, xAxisProps: { domain: FROM_NOTHING } }
          : { yAxisProps: { width: 64, domain: FROM_NOTHING } })}
        maxBarWidth={28}
        barProps={(bar) => ({
          isAnimationActive: false,
          ...(bar.name !== series[0]?.key && {
            fill: `url(#${hatch})`,
            stroke: "var(--mantine-color-gray-6)",
          }),
        })}
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="6" fill="var(--mantine-color-gray-6)" />
          </pattern>
        </defs>
      </BarChart>
    </div>
  );
}
