interface Ordered {
  readonly id: string;
  readonly category: string | null;
}

/** Services of one category, in the order in which clients see them. */
export interface ServiceGroup<Service extends Ordered> {
  /** Null: of those without one. */
  readonly category: string | null;
  readonly services: readonly Service[];
}

/** The categories in the order of their first services. */
export function groupServices<Service extends Ordered>(
  services: readonly Service[],
): ServiceGroup<Service>[] {
  const groups = Map.groupBy(services, (service) => service.category);
  return [...groups].map(([category, members]) => ({ category, services: members }));
}

/** The ids in order, once a service went up (-1) or down (1) within its category. */
export function moveService<Service extends Ordered>(
  groups: readonly ServiceGroup<Service>[],
  id: string,
  by: -1 | 1,
): string[] {
  return groups.flatMap(({ services }) => {
    const ids = services.map((service) => service.id);
    const index = ids.indexOf(id);
    return index < 0 ? ids : swap(ids, index, index + by);
  });
}

/** The ids in order, once a whole category went up (-1) or down (1). */
export function moveCategory<Service extends Ordered>(
  groups: readonly ServiceGroup<Service>[],
  category: string | null,
  by: -1 | 1,
): string[] {
  const index = groups.findIndex((group) => group.category === category);
  return swap(groups, index, index + by).flatMap(({ services }) => services.map(({ id }) => id));
}

function swap<T>(items: readonly T[], from: number, to: number): T[] {
  const swapped = [...items];
  const [a, b] = [items[from], items[to]];
  if (a === undefined || b === undefined) return swapped;
  swapped[from] = b;
  swapped[to] = a;
  return swapped;
}
