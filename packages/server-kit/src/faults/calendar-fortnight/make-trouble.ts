import { addMinutes } from "date-fns";
import { count, type Fortnight, type Person, providerOf } from "./fortnight.ts";
import { connectPerson } from "./set-up-fortnight.ts";

/** What is to happen later: ends of outages, members who come back. */
export interface Later {
  readonly at: Date;
  readonly what: () => Promise<void>;
}

/** A provider fails for a while, a consent is taken back, tokens end: one of them. */
export async function makeTrouble(fortnight: Fortnight, later: Later[]): Promise<void> {
  const { choices, providers, people, outages } = fortnight;
  const provider = choices.pick(providers);
  if (!provider) return;
  switch (choices.between(1, 5)) {
    case 1:
    case 2: {
      const outage = choices.pick(provider.outages);
      if (!outage || outages.has(provider)) return;
      outages.set(provider, provider.begin(outage));
      count(fortnight, `${provider.name} fails`);
      const at = addMinutes(fortnight.clock.now, choices.between(10, 400));
      later.push({ at, what: async () => endOutage(fortnight, provider) });
      return;
    }
    case 3: {
      const person = choices.pick(people);
      if (!person || fortnight.lost.has(person) || outages.has(providerOf(fortnight, person)))
        return;
      fortnight.lost.set(person, {
        since: fortnight.clock.now,
        restore: person.account.revoke(),
      });
      count(fortnight, "consent taken back");
      const at = addMinutes(fortnight.clock.now, choices.between(60, 1_800));
      later.push({ at, what: () => comeBack(fortnight, person, later) });
      return;
    }
    case 4:
      for (const one of providers) one.expireTokens();
      count(fortnight, "tokens ended");
      return;
    case 5:
      provider.dropCursors();
      count(fortnight, "cursors dropped");
  }
}

export function endOutage(
  { outages, answersSince, clock }: Fortnight,
  provider: Fortnight["providers"][number],
): void {
  outages.get(provider)?.();
  outages.delete(provider);
  answersSince.set(provider.name, clock.now);
}

/** Connects again; where the provider does not answer just now, after a while. */
export async function comeBack(
  fortnight: Fortnight,
  person: Person,
  later: Later[],
): Promise<void> {
  if (fortnight.outages.has(providerOf(fortnight, person))) {
    const at = addMinutes(fortnight.clock.now, 30);
    later.push({ at, what: () => comeBack(fortnight, person, later) });
    return;
  }
  const { lost } = fortnight;
  lost.get(person)?.restore();
  lost.delete(person);
  fortnight.backSince.set(person, fortnight.clock.now);
  await connectPerson(fortnight.app, fortnight.tenantId, person);
  count(fortnight, "connected again");
}
