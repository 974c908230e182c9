/**
 * What an id is of, from the name of its property or from the part of a path before it: `jobId`,
 * `jobIds` and `/jobs/` all name a job.
 *
 * @example
 * kindOf("offer-templates") // "offerTemplateId"
 */
export function kindOf(name: string): string {
  const words = name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  if (/Ids?$/.test(words)) return words.replace(/s$/, "");
  return `${words.replace(/ies$/, "y").replace(/s$/, "")}Id`;
}
