import type { AppJobs } from "../jobs/app-jobs.ts";
import type { Product } from "../product.ts";

/** Checks a file, or writes the next of its lines: a product's own, since only its workers know how. */
export function importQueueOf(product: Product): string {
  return `import-${product}`;
}

/** Imports that were given up, so that somebody is told. */
export function deadImportQueueOf(product: Product): string {
  return `${importQueueOf(product)}-dead`;
}

const HOUR_S = 60 * 60;

export function importQueues(product: Product): AppJobs["queues"] {
  return [
    {
      name: deadImportQueueOf(product),
      notify: true,
      retryLimit: 10,
      retryDelay: 60,
      heartbeatSeconds: 30,
      deleteAfterSeconds: HOUR_S,
    },
    {
      name: importQueueOf(product),
      notify: true,
      deadLetter: deadImportQueueOf(product),
      // Somebody sits in front of it: some two minutes.
      retryLimit: 5,
      retryDelay: 4,
      retryBackoff: true,
      heartbeatSeconds: 30,
      deleteAfterSeconds: HOUR_S,
    },
  ];
}
