import { TimeInZones } from "@convene/ui";
import { Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Interview } from "../api.ts";
import { Face } from "../scheduling/face.tsx";
import { ReplaceDialog } from "./replace-dialog.tsx";

interface PanelListProps {
  readonly interview: Interview;
  /** Whether the viewer may give seats to others. */
  readonly mayReplace: boolean;
  readonly onChanged: (interview: Interview) => void;
}

type Person = Interview["panel"][number];

const COLOURS = {
  pending: "gray",
  accepted: "green",
  declined: "red",
  tentative: "yellow",
} as const;

/** Who sits on the panel, and what they answered. */
export function PanelList({ interview, mayReplace, onChanged }: PanelListProps) {
  const { t } = useTranslation(["ats", "scheduling"]);
  const [leaver, setLeaver] = useState<Person>();
  const start = new Date(interview.start);
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {t("interview.panel")}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {interview.panel.map((person) => (
          <li key={person.id}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <Face name={person.name} />
              <div style={{ flex: 1, minWidth: 0 }}>
                <Group gap={6}>
                  <Text size="sm" fw={600}>
                    {person.name}
                  </Text>
                  <Badge size="sm" variant="light" tt="none" color={COLOURS[person.response]}>
                    {t(`scheduling:answer.states.${person.response}`)}
                  </Badge>
                </Group>
                <Text size="sm" c="dimmed" component="div">
                  {roleOf(person, t)}
                  <TimeInZones instant={start} timeZones={[person.timeZone]} />
                </Text>
                {person.declineReason !== null && <Text size="sm">“{person.declineReason}”</Text>}
              </div>
              {mayReplace && person.required && (
                <Button
                  size="compact-xs"
                  variant={person.response === "declined" ? "filled" : "default"}
                  aria-label={t("scheduling:replace.openFor", { name: person.name })}
                  onClick={() => setLeaver(person)}
                >
                  {t("scheduling:replace.open")}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </Stack>
      <ReplaceDialog
        interviewId={interview.id}
        leaver={leaver}
        onReplaced={onChanged}
        onClose={() => setLeaver(undefined)}
      />
    </Stack>
  );
}

/** The seat, and as what somebody sits there: `Hiring manager · optional · `. */
function roleOf(person: Person, t: (key: string) => string): string {
  const parts = [
    ...(person.seat === null ? [] : [person.seat]),
    ...(person.qualification === null || person.qualification === "qualified"
      ? person.required
        ? []
        : [t("interview.optional")]
      : [t(`scheduling:answer.qualification.${person.qualification}`)]),
  ];
  return parts.map((part) => `${part} · `).join("");
}
