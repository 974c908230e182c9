/** Keeps what was used last; what was not used for longest goes when there is too much. */
export interface BoundedCache<Value> {
  get(key: string, make: () => Value): Value;
  delete(key: string): void;
}

/** @param limit Most entries that are kept. */
export function boundedCache<Value>(limit: number): BoundedCache<Value> {
  // A Map keeps the order in which its keys were set: the first is the one used least recently.
  const entries = new Map<string, { readonly value: Value }>();
  return {
    get(key, make) {
      const entry = entries.get(key) ?? { value: make() };
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size > limit) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest);
          break;
        }
      }
      return entry.value;
    },
    delete: (key) => void entries.delete(key),
  };
}
