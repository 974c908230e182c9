import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";

/** Which product the pages belong to. They share every component and differ in the accent. */
export type Accent = "ats" | "services";

// Shade 7 is the one that fills buttons and colours text: on white, and under white, each of
// these has a contrast of at least 4.5 to 1.
const indigo: MantineColorsTuple = [
  "#eef1fd",
  "#dfe4fb",
  "#c3cbf6",
  "#a3aff0",
  "#8593ea",
  "#6a78e2",
  "#5562d8",
  "#4450c4",
  "#3741a3",
  "#2b3380",
];
const teal: MantineColorsTuple = [
  "#e8f7f5",
  "#cdeeea",
  "#a3e0d9",
  "#74cfc5",
  "#47b8ad",
  "#259d92",
  "#12857b",
  "#0c6f67",
  "#0a5a54",
  "#084843",
];
const red: MantineColorsTuple = [
  "#fdf0ef",
  "#fbdedc",
  "#f6bfbb",
  "#f09b96",
  "#e97670",
  "#df5751",
  "#d0403a",
  "#b42f2a",
  "#932622",
  "#761f1c",
];
const amber: MantineColorsTuple = [
  "#fdf5e6",
  "#faeaca",
  "#f4d598",
  "#ecbd62",
  "#dfa338",
  "#c6871d",
  "#a86e13",
  "#8a590f",
  "#70480d",
  "#5a3a0b",
];
const green: MantineColorsTuple = [
  "#ecf8ee",
  "#d5efd9",
  "#ade0b5",
  "#82cd8e",
  "#5bb56a",
  "#3f9b4f",
  "#31843f",
  "#286d34",
  "#20582a",
  "#1a4722",
];
const blue: MantineColorsTuple = [
  "#ecf4fd",
  "#d7e8fa",
  "#b1d1f4",
  "#88b7ed",
  "#619de4",
  "#4184d6",
  "#2f6dbf",
  "#265a9f",
  "#1f4982",
  "#193b69",
];
const dark: MantineColorsTuple = [
  "#d5d7dc",
  "#b9bcc4",
  "#a0a4ae",
  "#70747e",
  "#42454d",
  "#34373d",
  "#27292e",
  "#1b1c1f",
  "#161719",
  "#101113",
];

const sans =
  'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The theme of one product. Both differ in `primaryColor` only. */
export function createConveneTheme(accent: Accent): MantineThemeOverride {
  return createTheme({
    colors: { indigo, teal, red, yellow: amber, orange: amber, green, blue, dark },
    primaryColor: accent === "ats" ? "indigo" : "teal",
    primaryShade: { light: 7, dark: 7 },
    fontFamily: sans,
    headings: {
      fontFamily: sans,
      fontWeight: "650",
      sizes: {
        h1: { fontSize: "1.5rem", lineHeight: "1.3" },
        h2: { fontSize: "1.2rem", lineHeight: "1.35" },
        h3: { fontSize: "1rem", lineHeight: "1.4" },
        h4: { fontSize: "0.9rem", lineHeight: "1.4" },
      },
    },
    defaultRadius: "md",
    cursorType: "pointer",
    respectReducedMotion: true,
    components: {
      Anchor: { defaultProps: { underline: "always" } },
      Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
      // an empty focusable element is no item of a menu
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      // a dialog's <header> would count as a second banner of the page
      Modal: {
        defaultProps: { centered: true, attributes: { header: { role: "presentation" } } },
        styles: { title: { fontWeight: 650, lineHeight: 1.3 } },
      },
      Drawer: {
        defaultProps: { attributes: { header: { role: "presentation" } } },
        styles: { title: { fontWeight: 650, lineHeight: 1.3 } },
      },
    },
  });
}

// On a dark page the library's light variant is nearly as dark as the page itself.
function lifted(colours: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    colours.flatMap((name) => [
      [
        `--mantine-color-${name}-light`,
        `color-mix(in srgb, var(--mantine-color-${name}-7) 42%, #1b1c1f)`,
      ],
      [
        `--mantine-color-${name}-light-hover`,
        `color-mix(in srgb, var(--mantine-color-${name}-7) 58%, #1b1c1f)`,
      ],
      [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-1)`],
    ]),
  );
}

/** Mantine's own dimmed, error and placeholder colours miss a contrast of 4.5 to 1; these do not. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-text": "#1a1d23",
    "--mantine-color-dimmed": "#555b66",
    "--mantine-color-placeholder": "#666c77",
    "--mantine-color-error": red[7],
    "--mantine-color-default-border": "#c5cad3",
  },
  dark: {
    "--mantine-color-text": "#e6e8ec",
    "--mantine-color-dimmed": "#a8adb8",
    "--mantine-color-placeholder": "#9297a2",
    "--mantine-color-error": red[3],
    "--mantine-color-default-border": "#4a4e57",
    ...lifted(["indigo", "teal", "red", "yellow", "orange", "green", "blue"]),
  },
});
