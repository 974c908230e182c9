import { Modal } from "@mantine/core";
import { useState } from "react";
import {
  MessageHistory,
  MessageLetter,
  MessageList,
  type MessageWithText,
  PageHeader,
  ProviderBanner,
} from "../src/index.ts";
import { toronto } from "./demo.ts";
import { StaffFrame } from "./staff-frame.tsx";

const letters: readonly MessageWithText[] = [
  {
    id: "1",
    channel: "email",
    to: "Amélie Roy",
    address: "amelie.roy@example.com",
    subject: "Confirmed: Haircut on Monday 9 March",
    state: "queued",
    canRetry: false,
    createdAt: new Date("2026-03-05T15:10:00Z"),
    html: "<h1 style='font-family:sans-serif'>See you on Monday</h1><p>9 March, 09:00 Toronto.</p><script>document.body.textContent='ran'</script>",
    text: "See you on Monday\n\n9 March, 09:00 Toronto.",
    attachments: [
      {
        fileName: "invite.ics",
        contentType: "text/calendar; method=REQUEST",
        content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
      },
    ],
  },
  {
    id: "2",
    channel: "sms",
    to: "Tom Becker",
    address: "+1 416 555 0100",
    subject: "Reminder: Haircut tomorrow at 09:00",
    state: "dead",
    canRetry: true,
    createdAt: new Date("2026-03-05T14:00:00Z"),
    note: "The number does not exist.",
    text: "Reminder: Haircut tomorrow at 09:00",
    attachments: [],
  },
  {
    id: "3",
    channel: "in_app",
    to: "Ana Duarte",
    subject: "Amélie Roy booked a haircut",
    state: "delivered",
    canRetry: false,
    createdAt: new Date("2026-03-05T13:58:00Z"),
    text: "Amélie Roy booked a haircut",
    attachments: [],
  },
];

export function MessagesPage() {
  const [openId, setOpenId] = useState(new URLSearchParams(location.search).get("open"));
  const open = letters.find(({ id }) => id === openId);
  return (
    <StaffFrame active="messages">
      <PageHeader
        title="Messages"
        description="Everything that people were told, and what became of it."
      />
      <ProviderBanner withoutProvider={["email", "sms"]} />
      <MessageList
        messages={letters}
        timeZone={toronto}
        hrefOf={(id) => `?page=messages&open=${id}`}
        onRetry={() => undefined}
      />
      <Modal
        opened={open !== undefined}
        onClose={() => setOpenId(null)}
        title="Message"
        size="xl"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {open && <MessageLetter message={open} timeZone={toronto} />}
        <MessageHistory
          label="What became of it"
          timeZone={toronto}
          steps={[
            { key: "1", at: new Date("2026-03-05T15:10:00Z"), what: "Queued", tone: "neutral" },
            {
              key: "2",
              at: new Date("2026-03-05T15:10:04Z"),
              what: "An attempt failed",
              detail: "429 Too Many Requests",
              tone: "waiting",
            },
            {
              key: "3",
              at: new Date("2026-03-05T15:11:00Z"),
              what: "Sent through Resend",
              tone: "good",
            },
          ]}
        />
      </Modal>
    </StaffFrame>
  );
}
