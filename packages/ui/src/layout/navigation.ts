import type { ComponentType, ReactNode } from "react";

/** Any icon of `@tabler/icons-react`, or one that takes the same two props. */
export type IconComponent = ComponentType<{ size?: number | string; "aria-hidden"?: boolean }>;

export interface NavigationItem {
  readonly label: string;
  readonly href: string;
  readonly icon: IconComponent;
  /** The page that is open: marked, and told to screen readers. */
  readonly active?: boolean;
  /** Shown at the end, e.g. a count. */
  readonly badge?: ReactNode;
}

/** A part of the navigation; the heading is left out where there is none. */
export interface NavigationSection {
  readonly heading?: string;
  readonly items: readonly NavigationItem[];
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
}

export interface SignedInUser {
  readonly name: string;
  readonly email: string;
}

export interface LanguageChoice {
  /** BCP 47, e.g. `en-GB`. */
  readonly value: string;
  /** In the language itself: `Français`. */
  readonly label: string;
}

/** Something that the command palette can do. */
export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Heading under which it is listed. */
  readonly group?: string;
  readonly keywords?: readonly string[];
  readonly icon?: IconComponent;
  readonly onRun: () => void;
}
