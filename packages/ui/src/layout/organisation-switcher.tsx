import { Button, Menu } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Organisation } from "./navigation.ts";

export interface OrganisationSwitcherProps {
  readonly organisations: readonly Organisation[];
  readonly organisationId: string;
  readonly onOrganisation: (id: string) => void;
  readonly onCreateOrganisation?: () => void;
}

/** Names the organisation that is open and leads to the person's others. */
export function OrganisationSwitcher({
  organisations,
  organisationId,
  onOrganisation,
  onCreateOrganisation,
}: OrganisationSwitcherProps) {
  const { t } = useTranslation("ui");
  const current = organisations.find(({ id }) => id === organisationId);
  return (
    <Menu position="bottom-start" width={260} withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          maw={240}
          rightSection={<IconSelector size={16} aria-hidden />}
          aria-label={t("organisation.switch", { name: current?.name ?? "" })}
        >
          {current?.name ?? t("organisation.none")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("organisation.yours")}</Menu.Label>
        {organisations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => id !== organisationId && onOrganisation(id)}
            rightSection={id === organisationId && <IconCheck size={16} aria-hidden />}
            aria-current={id === organisationId ? "true" : undefined}
          >
            {name}
          </Menu.Item>
        ))}
        {onCreateOrganisation && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={onCreateOrganisation}
            >
              {t("organisation.create")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
