import { Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";
import type { PersonWithSchedules } from "./setup-queries.ts";

interface GiversFieldsProps extends ServiceFormPart {
  readonly people: readonly PersonWithSchedules[];
}

/** Who gives it, and on which of their schedules. */
export function GiversFields({ form, people }: GiversFieldsProps) {
  const { t } = useTranslation("setup");
  const { hosts } = form.values;
  const setHosts = (next: typeof hosts) => form.setFieldValue("hosts", next);
  const error = form.errors.hosts;
  return (
    <Stack gap="xs">
      {people.map(({ id, name, schedules }) => {
        const giver = hosts.find((host) => host.id === id);
        return (
          <Group key={id} justify="space-between" gap="sm" mih={36}>
            <Checkbox
              label={name}
              checked={giver !== undefined}
              {...(error && { "aria-invalid": true })}
              onChange={({ currentTarget }) =>
                setHosts(
                  currentTarget.checked
                    ? [...hosts, { id, scheduleId: null }]
                    : hosts.filter((host) => host.id !== id),
                )
              }
            />
            {giver && schedules.length > 1 && (
              <Select
                aria-label={t("service.scheduleOf", { name })}
                size="xs"
                data={[
                  { value: "", label: t("service.defaultSchedule") },
                  ...schedules.map((schedule) => ({ value: schedule.id, label: schedule.name })),
                ]}
                value={giver.scheduleId ?? ""}
                allowDeselect={false}
                onChange={(value) =>
                  setHosts(
                    hosts.map((host) =>
                      host.id === id ? { id, scheduleId: value || null } : host,
                    ),
                  )
                }
              />
            )}
          </Group>
        );
      })}
      {people.length === 0 && <Text size="sm">{t("service.nobodyYet")}</Text>}
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}
