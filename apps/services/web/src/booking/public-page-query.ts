import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api, type PublicPage } from "../api.ts";
import { pageDataOf } from "./page-data.ts";

const started = new Map<string, Promise<PublicPage>>();

/** Asks for an organisation before there is a page to show it; the page's query takes the answer. */
export function startPublicPage(slug: string): void {
  if (started.has(slug) || pageDataOf(slug)) return;
  const answer = ask(slug);
  started.set(slug, answer);
  answer.catch(() => started.delete(slug));
}

/** An organisation and its services: as the page brought them along, where it did. */
export function publicPageQuery(slug: string) {
  const brought = pageDataOf(slug);
  return queryOptions({
    queryKey: ["public", slug],
    queryFn: () => {
      const answer = started.get(slug) ?? ask(slug);
      started.delete(slug);
      return answer;
    },
    staleTime: 5 * 60_000,
    ...(brought && { initialData: brought.page, initialDataUpdatedAt: Date.parse(brought.at) }),
  });
}

function ask(slug: string): Promise<PublicPage> {
  return unwrap(api.public[":slug"].$get({ param: { slug } }));
}
