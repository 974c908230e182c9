import { Stack } from "@mantine/core";
import { useState } from "react";
import {
  BrandingForm,
  EventReminders,
  MessagePreview,
  OwnWordsForm,
  PageHeader,
  type Preference,
  PreferenceTable,
  ReminderOffsetsField,
} from "../src/index.ts";
import { toronto } from "./demo.ts";
import { StaffFrame } from "./staff-frame.tsx";

const accepted = async () => undefined;

/** What belongs to messages besides the messages: their look, words, reminders and switches. */
export function SettingsPage() {
  const [offsets, setOffsets] = useState<readonly number[]>([2_880, 60]);
  const [preferences, setPreferences] = useState<readonly Preference[]>([
    { kind: "Confirmation", channel: "email", enabled: true, locked: true },
    { kind: "Confirmation", channel: "in_app", enabled: true, locked: false },
    { kind: "Reminder", channel: "email", enabled: false, locked: false },
  ]);
  return (
    <StaffFrame active="settings">
      <PageHeader title="Message settings" />
      <Stack gap="xl">
        <BrandingForm
          organisation="Atelier Lumen"
          initial={{ senderName: "", replyTo: "", logoUrl: "", accentColour: "#b4532a" }}
          onSubmit={accepted}
        />
        <ReminderOffsetsField label="Reminders" value={offsets} onChange={setOffsets} />
        <OwnWordsForm
          initial={{ subject: "", introduction: "We look forward to {title}." }}
          placeholders={["title", "date", "name"]}
          placeholderName={(name) => name}
          onChange={() => undefined}
          onSubmit={accepted}
          onRestore={() => undefined}
        />
        <MessagePreview view="sms" subject="" text="Reminder: Haircut tomorrow at 09:00" />
        <MessagePreview view="in_app" subject="Amélie Roy booked" text="Haircut, 9 March, 09:00" />
        <PreferenceTable
          label="Notifications"
          preferences={preferences}
          kindName={(kind) => kind}
          lockedReason="Always sent: somebody would miss what was agreed."
          onChange={(kind, channel, enabled) =>
            setPreferences(
              preferences.map((one) =>
                one.kind === kind && one.channel === channel ? { ...one, enabled } : one,
              ),
            )
          }
        />
        <EventReminders
          enabled
          offsetsMinutes={[1_440, 60, 15]}
          outcomes={[
            { offsetMinutes: 1_440, at: new Date("2026-03-05T14:00:00Z"), outcome: "sent" },
            { offsetMinutes: 60, at: new Date("2026-03-06T13:00:00Z"), outcome: "next" },
            { offsetMinutes: 15, at: new Date("2026-03-06T13:45:00Z"), outcome: "planned" },
          ]}
          timeZone={toronto}
          headingLevel={2}
          onSave={accepted}
        />
      </Stack>
    </StaffFrame>
  );
}
