import { ActionIcon, Group, Input, Select, Stack, Text } from "@mantine/core";
import { IconArrowUp, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Approver, approversQuery } from "./offer-queries.ts";

interface ApproversFieldProps {
  /** In the order in which they are asked. */
  readonly value: readonly string[];
  /** Those who were chosen before, though they may not be on the list any more. */
  readonly known?: readonly Approver[];
  readonly onChange: (ids: string[]) => void;
  readonly error?: string | undefined;
}

/** Who approves, one after the other. */
export function ApproversField({ value, known = [], onChange, error }: ApproversFieldProps) {
  const { t } = useTranslation("offers");
  const labelId = useId();
  const approvers = useQuery(approversQuery);
  const everyone = approvers.data?.items ?? [];
  const nameOf = (id: string) =>
    [...everyone, ...known].find((approver) => approver.id === id)?.name ?? "…";
  const without = (id: string) => value.filter((one) => one !== id);
  return (
    <Stack gap={6} role="group" aria-labelledby={labelId}>
      <div>
        <Input.Label labelElement="div" id={labelId}>
          {t("approvers.label")}
        </Input.Label>
        <Input.Description>{t("approvers.hint")}</Input.Description>
      </div>
      {value.length > 0 && (
        <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: "none" }}>
          {value.map((id, index) => (
            <Group component="li" key={id} gap="xs" wrap="nowrap">
              <Text size="sm" style={{ flex: 1 }}>
                {index + 1}. {nameOf(id)}
              </Text>
              {index > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("approvers.earlier", { name: nameOf(id) })}
                  onClick={() => onChange(without(id).toSpliced(index - 1, 0, id))}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("approvers.remove", { name: nameOf(id) })}
                onClick={() => onChange(without(id))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
      <Select
        aria-label={t("approvers.add")}
        placeholder={t("approvers.add")}
        searchable
        value={null}
        data={everyone
          .filter(({ id }) => !value.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        error={error}
        onChange={(id) => {
          if (id !== null) onChange([...value, id]);
        }}
      />
    </Stack>
  );
}
