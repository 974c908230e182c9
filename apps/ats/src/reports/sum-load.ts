/** What somebody held in a week. */
export interface LoadCell {
  readonly resourceId: string;
  /** The week's first day within the period, `YYYY-MM-DD`. */
  readonly week: string;
  readonly interviews: number;
  readonly minutes: number;
  /** Those that they only watched. */
  readonly watched: number;
}

export interface Interviewer {
  readonly id: string;
  readonly name: string;
  /** Interviews a week that they take on; null: no limit. */
  readonly perWeek: number | null;
}

export interface InterviewerLoad extends Interviewer {
  readonly interviews: number;
  readonly minutes: number;
  readonly watched: number;
  /** The most in one week. */
  readonly mostInWeek: number;
  /** In how many weeks they held more than they take on. */
  readonly weeksAbove: number;
}

/** How evenly the interviews are shared out; null where there is nobody. */
export interface LoadSpread {
  readonly fewest: number | null;
  readonly median: number | null;
  readonly most: number | null;
}

/** What each of them held in all, the most first, then by name. */
export function sumLoad(
  people: readonly Interviewer[],
  cells: readonly LoadCell[],
): InterviewerLoad[] {
  return people
    .map((person) => {
      const own = cells.filter(({ resourceId }) => resourceId === person.id);
      const { perWeek } = person;
      return {
        ...person,
        interviews: sumOf(own, (cell) => cell.interviews),
        minutes: sumOf(own, (cell) => cell.minutes),
        watched: sumOf(own, (cell) => cell.watched),
        mostInWeek: Math.max(0, ...own.map((cell) => cell.interviews)),
        weeksAbove:
          perWeek === null ? 0 : own.filter(({ interviews }) => interviews > perWeek).length,
      };
    })
    .sort((a, b) => b.interviews - a.interviews || a.name.localeCompare(b.name));
}

/**
 * The fewest, the middle and the most interviews that one of them held; of an even number, the middle
 * lies halfway between two.
 */
export function spreadOf(loads: readonly Pick<InterviewerLoad, "interviews">[]): LoadSpread {
  const counts = loads.map(({ interviews }) => interviews).sort((a, b) => a - b);
  const [lower, upper] = [
    counts[Math.floor((counts.length - 1) / 2)],
    counts[Math.floor(counts.length / 2)],
  ];
  return {
    fewest: counts[0] ?? null,
    median: lower === undefined || upper === undefined ? null : (lower + upper) / 2,
    most: counts.at(-1) ?? null,
  };
}

function sumOf(cells: readonly LoadCell[], figureOf: (cell: LoadCell) => number): number {
  return cells.reduce((sum, cell) => sum + figureOf(cell), 0);
}
