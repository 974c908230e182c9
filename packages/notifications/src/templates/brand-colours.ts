/** Colours of a mail: the organisation's accent, what is readable on it, and links on white. */
export interface BrandColours {
  readonly accent: string;
  readonly onAccent: "#ffffff" | "#000000";
  readonly link: string;
}

const DEFAULT_ACCENT = "#1f5f8b";
const DARK = "#000000";
const LIGHT = "#ffffff";
/** Where links stand: the darker of the two backgrounds. */
const BEHIND_LINKS = "#f6f8fa";

/**
 * The colours for an organisation's accent; our own where it has none or one that is no `#rrggbb`.
 * Whatever the accent, letters have a contrast of 4.5 to 1 at least.
 *
 * @see WCAG 2.2, relative luminance and contrast ratio, success criterion 1.4.3
 */
export function brandColours(accentColour: string | null): BrandColours {
  const accent =
    accentColour && /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : DEFAULT_ACCENT;
  return {
    accent,
    onAccent: contrast(LIGHT, accent) >= contrast(DARK, accent) ? LIGHT : DARK,
    link: contrast(accent, BEHIND_LINKS) >= 4.5 ? accent : DEFAULT_ACCENT,
  };
}

/** From 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
