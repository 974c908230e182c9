import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "../provider/link.tsx";

export interface PageHeaderProps {
  readonly title: string;
  /** One line under the title. */
  readonly description?: ReactNode;
  /** The pages above this one, outermost first. */
  readonly parents?: readonly { readonly label: string; readonly href: string }[];
  /** Buttons; one of them primary. */
  readonly actions?: ReactNode;
}

/** Where one is, the page's only `h1`, and what can be done here. */
export function PageHeader({ title, description, parents = [], actions }: PageHeaderProps) {
  const { t } = useTranslation("ui");
  const Link = useLink();
  return (
    <Stack gap={4} mb="lg">
      {parents.length > 0 && (
        <nav aria-label={t("layout.breadcrumbs")}>
          <Breadcrumbs separatorMargin={6}>
            {parents.map(({ label, href }) => (
              <Anchor key={href} component={Link} href={href} size="sm" underline="hover">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={1}>{title}</Title>
          {description && (
            <Text c="dimmed" size="sm" component="div">
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
    </Stack>
  );
}
