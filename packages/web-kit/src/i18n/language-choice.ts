const key = "convene.language";

/** The language that was chosen on this browser; null where none was, or nothing can be kept. */
export function readLanguageChoice(): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepLanguageChoice(language: string): void {
  try {
    window.localStorage.setItem(key, language);
  } catch {
    // a browser that keeps nothing still changes the language of the open page
  }
}
