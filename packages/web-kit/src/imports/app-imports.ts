import type { ComponentType, ReactNode } from "react";
import type { Import } from "./import-api.ts";

/** What can be in a file. */
export interface ImportKind {
  readonly kind: Import["kind"];
  /** The columns of the file to start from. */
  readonly templateFields: readonly string[];
  /** Whether its lines have dates, so that it matters how they are written. */
  readonly hasDates?: boolean;
  /** Whether those whom its lines are about may be told. */
  readonly tellsPeople?: boolean;
}

/** What an app imports, and in which words. */
export interface AppImports {
  /** The first one is chosen until another one is. */
  readonly kinds: readonly [ImportKind, ...ImportKind[]];
  /**
   * The namespace of the app's texts: `description`, `hint.<kind>`, `field.<field>`, `problem.<code>`,
   * `problem.<code>_at.<field>`, and `tell` with `tellHint` where people may be told. Problems that
   * both apps have are in `kit:imports`; the app's own words go before them.
   */
  readonly texts: string;
  /** Shows the pages to those who may import, and tells others that they may not. */
  readonly Guard: ComponentType<{ readonly title: string; readonly children: ReactNode }>;
}
