/** Colours of a mail: the organisation's accent, and what is readable on it. */
export interface BrandColours {
  readonly accent: string;
  readonly onAccent: "#ffffff" | "#111111";
}

const DEFAULT_ACCENT = "#1f5f8b";
const DARK = "#111111";
const LIGHT = "#ffffff";

/**
 * The colours for an organisation's accent; our own where it has none or one that is no `#rrggbb`.
 *
 * @see WCAG 2.2, relative luminance and contrast ratio
 */
export function brandColours(accentColour: string | null): BrandColours {
  const accent =
    accentColour && /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : DEFAULT_ACCENT;
  const background = luminance(accent);
  const onLight = contrast(luminance(LIGHT), background);
  const onDark = contrast(background, luminance(DARK));
  return { accent, onAccent: onLight >= onDark ? LIGHT : DARK };
}

function contrast(lighter: number, darker: number): number {
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
