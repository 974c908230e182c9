import { addDays, addMinutes } from "date-fns";
import { type Client, keepDoing } from "./clients.ts";

const TITLE = "Outside";

/** The people whose calendars are connected, in their own calendar programs. */
export async function beOutsider(client: Client): Promise<void> {
  const { soak, choices } = client;
  const { outside } = choices.among(soak.organisations);
  const entered: string[] = [];
  const someSpan = () => {
    const start = addDays(soak.startedAt, choices.whole(2, 25));
    start.setUTCHours(choices.whole(6, 20), choices.among([0, 15, 30, 45]), 0, 0);
    return { start, end: addMinutes(start, choices.among([30, 60, 120])) };
  };
  await keepDoing(client, async () => {
    const some = entered.length > 0 ? 1 : 0;
    const what = choices.weighted({ add: 2, move: some, remove: some });
    soak.deeds.count(`outside: ${what}`);
    if (what === "add") {
      entered.push(await outside.add({ title: TITLE, ...someSpan() }));
    } else if (what === "move") {
      await outside.move(choices.among(entered), someSpan());
    } else {
      const [gone = ""] = entered.splice(choices.whole(0, entered.length - 1), 1);
      await outside.remove(gone);
    }
  });
}
