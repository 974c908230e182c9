import { describeZone } from "@convene/ui";
import { ActionIcon, Checkbox, Group, Progress, Select, Stack, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Interviewer, InterviewerPool } from "../api.ts";
import { Face } from "../scheduling/face.tsx";
import styles from "./member-fields.module.css";

export type MemberValues = InterviewerPool["members"][number];

interface MemberFieldsProps {
  readonly members: readonly MemberValues[];
  /** How many interviews each step of learning takes. */
  readonly needed: Readonly<Record<"shadow" | "reverse_shadow", number>>;
  readonly interviewers: readonly Interviewer[];
  readonly onMembers: (members: readonly MemberValues[]) => void;
}

const QUALIFICATIONS = ["shadow", "reverse_shadow", "qualified"] as const;

/** Who is in the pool, as what, and how far they are. */
export function MemberFields({ members, needed, interviewers, onMembers }: MemberFieldsProps) {
  const { t } = useTranslation("setup");
  const others = interviewers.filter(({ id }) => members.every((one) => one.resourceId !== id));
  const change = (id: string, changes: Partial<MemberValues>) =>
    onMembers(members.map((one) => (one.resourceId === id ? { ...one, ...changes } : one)));
  return (
    <Stack gap="xs">
      {members.length > 0 && (
        <ul className={styles.members}>
          {members.map((member) => {
            const { resourceId: id, name, timeZone, qualification, completed, paused } = member;
            const goal = qualification === "qualified" ? 0 : needed[qualification];
            return (
              <li key={id} className={styles.member}>
                <Group gap="xs" wrap="nowrap" className={styles.person ?? ""}>
                  <Face name={name} />
                  <div style={{ minWidth: 0 }}>
                    <Text size="sm" fw={600} truncate>
                      {name}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {[
                        describeZone(timeZone).city,
                        goal > 0
                          ? t("pool.progress", { count: goal, done: completed })
                          : t("pool.held", { count: completed }),
                      ].join(" · ")}
                    </Text>
                    {goal > 0 && (
                      <Progress mt={4} size="xs" aria-hidden value={(100 * completed) / goal} />
                    )}
                  </div>
                </Group>
                <Select
                  size="xs"
                  aria-label={t("pool.as", { name })}
                  data={QUALIFICATIONS.map((value) => ({
                    value,
                    label: t(`pool.qualifications.${value}`),
                  }))}
                  value={qualification}
                  allowDeselect={false}
                  onChange={(value) => {
                    const next = QUALIFICATIONS.find((one) => one === value);
                    if (next && next !== qualification) {
                      change(id, { qualification: next, completed: 0 });
                    }
                  }}
                />
                <Checkbox
                  size="xs"
                  label={t("pool.paused")}
                  aria-label={t("pool.pausedFor", { name })}
                  checked={paused}
                  onChange={(event) => change(id, { paused: event.currentTarget.checked })}
                />
                <Tooltip label={t("pool.remove", { name })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("pool.remove", { name })}
                    onClick={() => onMembers(members.filter((one) => one.resourceId !== id))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      )}
      <Select
        aria-label={t("pool.add")}
        placeholder={t("pool.add")}
        searchable
        maw={360}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(id) => {
          const person = others.find((one) => one.id === id);
          if (!person) return;
          const { name, timeZone } = person;
          onMembers([
            ...members,
            {
              ...{ resourceId: person.id, name, timeZone },
              qualification: "qualified",
              completed: 0,
              paused: false,
            },
          ]);
        }}
      />
    </Stack>
  );
}
