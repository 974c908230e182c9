import { useIsNarrow } from "@convene/ui";
import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { useId } from "react";
import styles from "./bar-figure.module.css";

interface Series {
  readonly key: string;
  readonly label: string;
}

export interface BarFigureProps {
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
const NAMES_PX = 140;
const NARROW_NAMES_PX = 96;
const AMOUNTS_PX = 64;
/** Of a value's text beyond the end of its bar. */
const LABEL_HEIGHT_PX = 20;
const CHARACTER_PX = 7;
const MARGIN_PX = { top: 5, right: 5, bottom: 5, left: 5 };

/** Bars that say their values. */
export function BarFigure({ label, data, series, format, isSideways = false }: BarFigureProps) {
  const hatch = useId();
  const isNarrow = useIsNarrow();
  const height = isSideways ? Math.max(120, 60 + data.length * BAR_PX * series.length) : 280;
  const values = data.flatMap((entry) => series.map(({ key }) => Number(entry[key] ?? 0)));
  const isCount = values.every(Number.isInteger);
  const isEmpty = values.every((value) => value === 0);
  // Round steps, the last one beyond the longest bar. Without anything to show the axis ends at one,
  // not at the four that it would take by itself.
  const domain: [number, number | "auto"] = [0, isEmpty ? 1 : "auto"];
  const longest = Math.max(0, ...values.map((value) => format(value).length));
  const chart = (
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
        withBarValueLabel={data.length <= 16}
        valueLabelProps={{ fill: "var(--mantine-color-text)", fontSize: 12 }}
        valueFormatter={format}
        gridAxis={isSideways ? "y" : "x"}
        {...(isSideways
          ? {
              yAxisProps: { width: isNarrow ? NARROW_NAMES_PX : NAMES_PX },
              xAxisProps: { domain, allowDecimals: !isCount },
              barChartProps: { margin: { ...MARGIN_PX, right: longest * CHARACTER_PX } },
            }
          : {
              yAxisProps: { width: AMOUNTS_PX, domain, allowDecimals: !isCount },
              barChartProps: { margin: { ...MARGIN_PX, top: LABEL_HEIGHT_PX } },
            })}
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
  if (series.length < 2) return chart;
  return (
    <div>
      <ul className={styles.legend}>
        {series.map(({ key, label: name }, index) => (
          <li key={key} className={styles.entry}>
            <span
              className={index === 0 ? styles.swatch : `${styles.swatch} ${styles.hatched}`}
              aria-hidden
            />
            {name}
          </li>
        ))}
      </ul>
      {chart}
    </div>
  );
}
