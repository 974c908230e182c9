import { unwrap, useSignedIn, useTellRefusal } from "@convene/web-kit";
import { ActionIcon, Group, Stack, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { groupServices, moveCategory, moveService } from "./move-service.ts";
import { ServiceRow } from "./service-row.tsx";
import { allServicesQuery, type SetUpService } from "./setup-queries.ts";

interface ServiceGroupsProps {
  /** In the organisation's order. */
  readonly services: readonly SetUpService[];
}

/** Services by category; managers put both into an order with buttons. */
export function ServiceGroups({ services }: ServiceGroupsProps) {
  const { t } = useTranslation("setup");
  const { isOverseer } = useSignedIn();
  const { reorder } = useOrder(services);
  const groups = groupServices(services);
  const isOne = groups.length === 1;

  return (
    <Stack gap="xl">
      {groups.map(({ category, services: members }, groupIndex) => {
        const heading = category ?? t("services.noCategory");
        return (
          <section key={heading} aria-label={heading}>
            {!(isOne && category === null) && (
              <Group gap={4} mb="xs">
                <Title order={2} size="h4">
                  {heading}
                </Title>
                {isOverseer && !isOne && (
                  <MoveButtons
                    name={heading}
                    isFirst={groupIndex === 0}
                    isLast={groupIndex === groups.length - 1}
                    onMove={(by) => reorder(moveCategory(groups, category, by))}
                  />
                )}
              </Group>
            )}
            <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
              {members.map((service, index) => (
                <ServiceRow
                  key={service.id}
                  service={service}
                  move={
                    isOverseer && (
                      <MoveButtons
                        name={service.name}
                        isFirst={index === 0}
                        isLast={index === members.length - 1}
                        onMove={(by) => reorder(moveService(groups, service.id, by))}
                      />
                    )
                  }
                />
              ))}
            </Stack>
          </section>
        );
      })}
    </Stack>
  );
}

interface MoveButtonsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
}

function MoveButtons({ name, isFirst, isLast, onMove }: MoveButtonsProps) {
  const { t } = useTranslation("setup");
  // Not `disabled`: the button that moved something to the edge would lose the focus.
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("services.up", { name })}
        aria-disabled={isFirst}
        {...(isFirst && { "data-disabled": true })}
        onClick={() => !isFirst && onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("services.down", { name })}
        aria-disabled={isLast}
        {...(isLast && { "data-disabled": true })}
        onClick={() => !isLast && onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Shows a new order at once, and the old one again where it was refused. */
function useOrder(services: readonly SetUpService[]) {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { queryKey } = allServicesQuery;
  const { mutate } = useMutation({
    mutationFn: (ids: string[]) => unwrap(api.services.order.$post({ json: { ids } })),
    onMutate: (ids) => {
      const rank = new Map(ids.map((id, index) => [id, index]));
      const items = [...services].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
      queryClient.setQueryData(queryKey, { items });
    },
    onError: tellRefusal,
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { reorder: mutate };
}
