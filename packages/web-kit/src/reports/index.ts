export { BarFigure, type BarFigureProps } from "./bar-figure.tsx";
export { type Figure, FigureTiles } from "./figure-tiles.tsx";
export type { Days } from "./report-presets.ts";
export { type ReportColumn, ReportSection, type ReportSectionProps } from "./report-section.tsx";
export { ReportsFrame, type ReportsFrameProps } from "./reports-frame.tsx";
export { ShownReport, type ShownReportProps } from "./shown-report.tsx";
export { percentOf, shareOf, useReportFormat } from "./use-report-format.ts";
