import Bowser from "bowser";

/** What a browser says of itself, as people call it; left out where it does not say. */
export interface Device {
  /** E.g. `Firefox`. */
  readonly browser?: string;
  /** E.g. `Linux`. */
  readonly system?: string;
}

/** Names that nobody uses for what they have in front of them. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  "Microsoft Edge": "Edge",
  "Samsung Internet for Android": "Samsung Internet",
};

/**
 * The browser and the system that a user agent names.
 *
 * @example
 * deviceOf("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0")
 * // { browser: "Firefox", system: "Linux" }
 */
export function deviceOf(userAgent: string | null): Device {
  if (userAgent === null || userAgent === "") return {};
  const { browser, os } = Bowser.parse(userAgent);
  const { name } = browser; // empty where nothing is known
  return {
    ...(name && { browser: USUAL_NAMES[name] ?? name }),
    ...(os.name && { system: os.name }),
  };
}
