import { QueryObserver } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { startTestServer } from "../testing/start-test-server.ts";
import { NoAnswerError } from "./api-problem.ts";
import { createQueryClient, type QueryClientEvents } from "./query-client.ts";
import { readProblem } from "./read-problem.ts";

async function get(url: string): Promise<unknown> {
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new NoAnswerError({ cause });
  });
  if (!answer.ok) throw await readProblem(answer);
  return answer.json();
}

/** Asks once as a page does, and waits for how it ends. */
async function ask(url: string, events: Partial<QueryClientEvents> = {}) {
  const queryClient = createQueryClient({
    onUnexpectedFailure: () => {},
    onSessionExpired: () => {},
    ...events,
  });
  const observer = new QueryObserver(queryClient, {
    queryKey: ["it"],
    queryFn: () => get(url),
    retryDelay: 1,
  });
  const unsubscribe = observer.subscribe(() => {});
  await vi.waitFor(() => expect(observer.getCurrentResult().fetchStatus).toBe("idle"));
  return { queryClient, observer, unsubscribe };
}

describe("asking again", () => {
  test("a refusal is an answer: it is asked for once", async () => {
    await using server = await startTestServer(() => ({
      status: 404,
      body: { code: "NOT_FOUND" },
    }));
    const { observer, unsubscribe } = await ask(`${server.origin}/x`);
    unsubscribe();
    expect(observer.getCurrentResult().error).toMatchObject({ code: "NOT_FOUND" });
    expect(server.requests).toHaveLength(1);
  });

  test("a server that fell over is asked twice more", async () => {
    await using server = await startTestServer(() => ({ status: 503, body: "busy" }));
    const { unsubscribe } = await ask(`${server.origin}/x`);
    unsubscribe();
    expect(server.requests).toHaveLength(3);
  });
});

describe("telling", () => {
  test("a failure is told only where the page shows data already", async () => {
    let broken = false;
    await using server = await startTestServer(() =>
      broken ? { status: 500, body: "" } : { body: { well: true } },
    );
    const onUnexpectedFailure = vi.fn<(error: Error) => void>();
    const { observer, unsubscribe } = await ask(`${server.origin}/x`, { onUnexpectedFailure });
    broken = true;
    await observer.refetch();
    expect(onUnexpectedFailure).toHaveBeenCalledTimes(1);
    unsubscribe();

    onUnexpectedFailure.mockClear();
    const fresh = await ask(`${server.origin}/y`, { onUnexpectedFailure });
    fresh.unsubscribe();
    expect(onUnexpectedFailure).not.toHaveBeenCalled();
  });

  test("a session that ended is told as such, not as a failure", async () => {
    await using server = await startTestServer(() => ({
      status: 401,
      body: { code: "SIGN_IN_REQUIRED" },
    }));
    const onSessionExpired = vi.fn<QueryClientEvents["onSessionExpired"]>();
    const onUnexpectedFailure = vi.fn<(error: Error) => void>();
    const { unsubscribe } = await ask(`${server.origin}/x`, {
      onSessionExpired,
      onUnexpectedFailure,
    });
    unsubscribe();
    expect(onSessionExpired).toHaveBeenCalledTimes(1);
    expect(onUnexpectedFailure).not.toHaveBeenCalled();
  });

  test("a change that failed is told, unless its page does that", async () => {
    await using server = await startTestServer(() => ({ status: 500, body: "" }));
    const onUnexpectedFailure = vi.fn<(error: Error) => void>();
    const queryClient = createQueryClient({ onUnexpectedFailure, onSessionExpired: () => {} });
    const change = (showsFailure: boolean) =>
      queryClient
        .getMutationCache()
        .build(queryClient, {
          mutationFn: () => get(`${server.origin}/x`),
          meta: { showsFailure },
        })
        .execute(undefined)
        .catch(() => {});
    await change(true);
    expect(onUnexpectedFailure).not.toHaveBeenCalled();
    await change(false);
    expect(onUnexpectedFailure).toHaveBeenCalledTimes(1);
    expect(server.requests).toHaveLength(2); // a change is never repeated by itself
  });
});
