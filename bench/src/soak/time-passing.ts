import pg from "pg";

/** Time that passes for what a client has left lying: ten minutes in a moment. */
export interface TimePassing {
  /** The hold runs out soon. */
  runOut(holdId: string): void;
  /** The time to pay for it is over soon. */
  payTimeOver(appointmentId: string): void;
  /** Ends when all that was asked for is done. */
  stop(): Promise<void>;
}

const ROUND_MS = 500;

export function letTimePass(ownerUrl: string): TimePassing {
  const holds: string[] = [];
  const unpaid: string[] = [];
  let isStopped = false;

  async function round(): Promise<void> {
    const [held, waiting] = [holds.splice(0), unpaid.splice(0)];
    if (held.length + waiting.length === 0) return;
    const owner = new pg.Client({ connectionString: ownerUrl });
    owner.on("error", () => {});
    try {
      await owner.connect();
      const past = "now() - interval '1 second'";
      await owner.query(`UPDATE reservation SET expires_at = ${past} WHERE hold_id = ANY($1)`, [
        held,
      ]);
      await owner.query(`UPDATE session_place SET expires_at = ${past} WHERE hold_id = ANY($1)`, [
        held,
      ]);
      await owner.query(
        `UPDATE appointment SET pay_by = ${past} WHERE id = ANY($1) AND status = 'pending'`,
        [waiting],
      );
    } catch {
      holds.push(...held); // the database is away
      unpaid.push(...waiting);
    } finally {
      await owner.end().catch(() => undefined);
    }
  }

  const running = (async () => {
    while (!isStopped || holds.length + unpaid.length > 0) {
      await round();
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  })();
  return {
    runOut: (holdId) => void holds.push(holdId),
    payTimeOver: (appointmentId) => void unpaid.push(appointmentId),
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
