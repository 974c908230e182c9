/** How long a provider has for its answer. A row stays locked meanwhile. */
export const PROVIDER_TIMEOUT_MS = 10_000;
