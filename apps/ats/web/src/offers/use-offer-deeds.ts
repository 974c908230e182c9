import { unwrap, useProblemText } from "@convene/web-kit";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { type Offer, offerQuery } from "./offer-queries.ts";

type Refusal = { readonly message: string } | undefined;

/** What can be done with an offer as it is seen; each answers with why not where it was refused. */
export function useOfferDeeds({ id, version }: Pick<Offer, "id" | "version">) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const routes = api.offers[":id"];
  const param = { id };
  const perform = async (request: Promise<Offer>): Promise<Refusal> => {
    try {
      queryClient.setQueryData(offerQuery(id).queryKey, await request);
      void queryClient.invalidateQueries({ queryKey: ["offers"] });
      void queryClient.invalidateQueries({ queryKey: ["employees"] });
      return undefined;
    } catch (error) {
      // Somebody else was faster: show what it is now.
      void queryClient.invalidateQueries({ queryKey: ["offer", id] });
      return { message: problemText(error) };
    }
  };
  const said = (words: string) => words.trim();
  return {
    submit: () => perform(unwrap(routes.submit.$post({ param, json: { version } }))),
    send: () => perform(unwrap(routes.send.$post({ param, json: { version } }))),
    resend: () => perform(unwrap(routes.resend.$post({ param, json: { version } }))),
    renew: () => perform(unwrap(routes.renew.$post({ param, json: { version } }))),
    withdraw: (reason: string) =>
      perform(unwrap(routes.withdraw.$post({ param, json: { version, reason: said(reason) } }))),
    decide: (decision: "approved" | "rejected", note: string) =>
      perform(
        unwrap(routes.approval.$post({ param, json: { version, decision, note: said(note) } })),
      ),
    rejectOthers: (applicationIds: readonly string[], message: string) =>
      perform(
        unwrap(
          routes["reject-others"].$post({
            param,
            json: { applicationIds: [...applicationIds], message: said(message) },
          }),
        ).then((answer) => answer.offer),
      ),
  };
}
