import { NotificationBell, useNow } from "@convene/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { eventHref } from "../messages/event-href.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { unreadQuery } from "./unread-query.ts";

/** The bell of the member at work; the frame keeps it up to date. */
export function NotificationCentre() {
  const { member, product } = useSignedIn();
  const now = useNow();
  const unread = useQuery(unreadQuery);
  const markRead = useMarkRead();
  const { count, items = [] } = unread.data ?? {};
  return (
    <NotificationBell
      unread={count}
      state={unread.data ? "ready" : unread.isError ? "failed" : "loading"}
      items={items.map(({ id, subject, text, createdAt, readAt, eventKind, eventId }) => ({
        id,
        subject: subject ?? "",
        ...(text !== null && text !== subject && { text }),
        createdAt: new Date(createdAt),
        isUnread: readAt === null,
        href: eventHref(product, eventKind, eventId) ?? `/messages/${id}`,
      }))}
      now={now}
      timeZone={member.timeZone}
      onOpen={(id) => {
        if (items.some((item) => item.id === id && item.readAt === null)) markRead.mutate(id);
      }}
      onReadAll={() => markRead.mutate("all")}
      onRetry={() => void unread.refetch()}
      allHref="/messages?mine=true&channel=in_app"
      preferencesHref="/my-notifications"
    />
  );
}

/** Marks one as read, or all; on the screen at once. */
function useMarkRead() {
  const queryClient = useQueryClient();
  const { queryKey } = unreadQuery;
  return useMutation({
    mutationFn: async (which: string) => {
      if (which === "all") await unwrap(sharedApi.notifications["read-all"].$post());
      else await unwrap(sharedApi.notifications[":id"].read.$post({ param: { id: which } }));
    },
    onMutate: async (which) => {
      await queryClient.cancelQueries({ queryKey });
      const readAt = new Date().toISOString();
      queryClient.setQueryData(queryKey, (before) => {
        if (!before) return before;
        const items = before.items.map((item) =>
          item.readAt === null && (which === "all" || item.id === which)
            ? { ...item, readAt }
            : item,
        );
        return { items, count: which === "all" ? 0 : Math.max(0, before.count - 1) };
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["notifications"] }),
  });
}
