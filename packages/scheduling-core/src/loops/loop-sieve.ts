import type { Arrangement } from "./loop.ts";

/** A complete loop with its points; below one point is how late it begins, to settle ties. */
export interface FoundLoop {
  readonly arrangement: Arrangement;
  readonly objective: number;
}

/**
 * Keeps the best loop of each class, and knows what is not worth looking for: what is no better than
 * the best of its class, or than the worst of as many classes as are wanted.
 */
export class LoopSieve {
  readonly #wanted: number;
  readonly #best = new Map<number, FoundLoop>();
  /** No class that is worse is wanted. */
  #worst = Number.POSITIVE_INFINITY;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  /** Only loops of fewer points than this change anything. */
  limitOf(loopClass: number): number {
    return Math.min(this.#worst, this.#best.get(loopClass)?.objective ?? Number.POSITIVE_INFINITY);
  }

  /** Only loops of fewer points than this change anything, whatever their class. */
  get worst(): number {
    return this.#worst;
  }

  has(loopClass: number): boolean {
    return this.#best.has(loopClass);
  }

  get isFull(): boolean {
    return this.#best.size >= this.#wanted;
  }

  /** Takes a loop that is better than `limitOf` its class. */
  keep(loopClass: number, found: FoundLoop): void {
    this.#best.set(loopClass, found);
    this.#worst = this.best()[this.#wanted - 1]?.objective ?? Number.POSITIVE_INFINITY;
  }

  /** The best of each class, as many as are wanted, the best first. */
  best(): FoundLoop[] {
    return [...this.#best.values()]
      .sort((a, b) => a.objective - b.objective)
      .slice(0, this.#wanted);
  }
}
