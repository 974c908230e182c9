import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import "./command-palette.css";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { NavigationSection, PaletteAction } from "./navigation.ts";

export interface CommandPaletteProps {
  readonly navigation: readonly NavigationSection[];
  readonly actions: readonly PaletteAction[];
  readonly onNavigate: (href: string) => void;
  /** What is typed, for actions that are looked for as it is. */
  readonly onQuery?: (text: string) => void;
}

/** ⌘ K or Ctrl K: every page and every action, by name. */
export function CommandPalette({ navigation, actions, onNavigate, onQuery }: CommandPaletteProps) {
  const { t } = useTranslation("ui");
  const groups = new Map<string, SpotlightActionGroupData>();
  const groupNamed = (group: string): SpotlightActionGroupData => {
    const known = groups.get(group) ?? { group, actions: [] };
    groups.set(group, known);
    return known;
  };
  for (const { id, label, description, group, keywords, icon: Icon, onRun } of actions) {
    groupNamed(group ?? t("palette.actions")).actions.push({
      id,
      label,
      onClick: onRun,
      ...(description ? { description } : {}),
      ...(keywords ? { keywords: [...keywords] } : {}),
      ...(Icon ? { leftSection: <Icon size={20} aria-hidden /> } : {}),
    });
  }
  for (const { label, href, icon: Icon } of navigation.flatMap(({ items }) => items)) {
    groupNamed(t("palette.pages")).actions.push({
      id: `page ${href}`,
      label,
      onClick: () => onNavigate(href),
      leftSection: <Icon size={20} aria-hidden />,
    });
  }
  return (
    <Spotlight
      actions={[...groups.values()]}
      shortcut={["mod + K"]}
      {...(onQuery && { onQueryChange: onQuery })}
      attributes={{ content: { "aria-label": t("palette.placeholder") } }}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t("palette.nothingFound")}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: t("palette.placeholder"),
        "aria-label": t("palette.placeholder"),
      }}
    />
  );
}
