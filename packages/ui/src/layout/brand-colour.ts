/**
 * Black or white, whichever is easier to read on a colour.
 *
 * @param colour `#rrggbb`; anything else counts as dark.
 * @see WCAG 2.2, relative luminance: black and white are equally readable at 0.179.
 */
export function readableOn(colour: string): "#000000" | "#ffffff" {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return "#ffffff";
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}
