import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** From a few milliseconds to as long as anybody waits for a page. */
const REQUEST_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** From the outbox to a slow provider with its retries. */
const JOB_BUCKETS_S = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300];

/** The figures of one process, for Prometheus to collect. */
export type Metrics = ReturnType<typeof createMetrics>;

/**
 * The figures of a server or a worker. Labels are names out of this code (route patterns, queues,
 * refusals' codes, kinds of messages): neither a tenant nor a person, and never what somebody sent, so
 * that their number is bounded. Each process has its own; what it counts begins at nothing.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: "convene_http_requests_total",
      help: "Requests answered",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "convene_http_request_duration_seconds",
      help: "How long requests took",
      labelNames: ["method", "route"],
      buckets: REQUEST_BUCKETS_S,
      registers,
    }),
    requestsInFlight: new Gauge({
      name: "convene_http_requests_in_flight",
      help: "Requests under way",
      registers,
    }),
    refusals: new Counter({
      name: "convene_refusals_total",
      help: "Requests refused, by the code of the problem",
      labelNames: ["code"],
      registers,
    }),
    unitSeconds: new Histogram({
      name: "convene_unit_duration_seconds",
      help: "How long units of work took, with the wait for a connection",
      labelNames: ["outcome"],
      buckets: REQUEST_BUCKETS_S,
      registers,
    }),
    unitRepeats: new Counter({
      name: "convene_unit_repeats_total",
      help: "Units of work done again after a deadlock or a failed serialisation",
      registers,
    }),
    bookings: new Counter({
      name: "convene_bookings_total",
      help: "Events booked, moved and cancelled, once committed",
      labelNames: ["event", "change"],
      registers,
    }),
    notifications: new Counter({
      name: "convene_notifications_total",
      help: "What became of messages, once committed",
      labelNames: ["kind", "channel", "state"],
      registers,
    }),
    jobs: new Counter({
      name: "convene_jobs_total",
      help: "Jobs worked: done, failed (tried again, or given up), or given back",
      labelNames: ["queue", "outcome"],
      registers,
    }),
    jobSeconds: new Histogram({
      name: "convene_job_duration_seconds",
      help: "How long jobs took, those worked together as one",
      labelNames: ["queue"],
      buckets: JOB_BUCKETS_S,
      registers,
    }),
    lastRound: new Gauge({
      name: "convene_last_round_timestamp_seconds",
      help: "When work that comes round by itself was last done by this worker",
      labelNames: ["queue"],
      registers,
    }),
  };
}
