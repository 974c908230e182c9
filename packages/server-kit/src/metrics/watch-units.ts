import type { UnitWatch } from "@convene/prisma";
import { SpanKind, trace } from "@opentelemetry/api";
import { inSpan } from "../tracing/in-span.ts";
import type { Metrics } from "./create-metrics.ts";
import { countingOnCommit, forgetCounts } from "./on-commit.ts";

/** Units of work as figures, and as spans of what they are a part of. */
export function watchUnits({
  unitSeconds,
  unitRepeats,
}: Pick<Metrics, "unitSeconds" | "unitRepeats">): UnitWatch {
  return {
    async around(unit) {
      const startedAt = performance.now();
      let outcome = "rolled back";
      try {
        const result = await countingOnCommit(() =>
          inSpan("unit of work", { kind: SpanKind.INTERNAL }, unit),
        );
        outcome = "committed";
        return result;
      } finally {
        unitSeconds.observe({ outcome }, (performance.now() - startedAt) / 1_000);
      }
    },
    repeated() {
      forgetCounts();
      unitRepeats.inc();
      trace.getActiveSpan()?.addEvent("done again");
    },
  };
}
