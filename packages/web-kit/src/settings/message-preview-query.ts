import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type NotificationChannel, type NotificationKind, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

export interface PreviewOf {
  readonly kind: NotificationKind;
  readonly language: string;
  readonly channel: NotificationChannel;
  /** Words that are being tried; left out: those that are saved. */
  readonly words?: { readonly subject: string; readonly introduction: string } | undefined;
}

/** A message as it would be written now. */
export function messagePreviewQuery({ kind, language, channel, words }: PreviewOf) {
  const json = {
    kind,
    language,
    channel,
    ...(words && { subject: words.subject || null, introduction: words.introduction || null }),
  };
  return queryOptions({
    queryKey: ["message-previews", json],
    queryFn: () => unwrap(sharedApi["message-previews"].$post({ json })),
    placeholderData: keepPreviousData,
  });
}
