import { NavLink } from "@mantine/core";
import { useLink } from "../provider/link.tsx";
import styles from "./app-layout.module.css";
import type { NavigationSection } from "./navigation.ts";

export interface NavigationListProps {
  readonly sections: readonly NavigationSection[];
  readonly onFollow?: () => void;
}

/** The links of the sidebar and of the drawer that stands in for it on a phone. */
export function NavigationList({ sections, onFollow }: NavigationListProps) {
  const Link = useLink();
  return sections.map((section, index) => (
    <div key={section.heading ?? index}>
      {section.heading && <div className={styles.heading}>{section.heading}</div>}
      {section.items.map(({ label, href, icon: Icon, active = false, badge }) => (
        <NavLink
          key={href}
          component={Link}
          href={href}
          label={label}
          active={active}
          aria-current={active ? "page" : undefined}
          leftSection={<Icon size={18} aria-hidden />}
          rightSection={badge}
          className={styles.item ?? ""}
          {...(onFollow ? { onClick: onFollow } : {})}
        />
      ))}
    </div>
  ));
}
