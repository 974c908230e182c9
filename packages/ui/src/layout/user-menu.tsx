import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLink } from "../provider/link.tsx";
import type { LanguageChoice, NavigationItem, SignedInUser } from "./navigation.ts";

export interface UserMenuProps {
  readonly user: SignedInUser;
  readonly languages: readonly LanguageChoice[];
  readonly onLanguage?: (locale: string) => void;
  readonly onSignOut: () => void;
  /** The person's own pages. */
  readonly pages?: readonly NavigationItem[];
}

/** Who is signed in, language, colour scheme, and the way out. */
export function UserMenu({ user, languages, onLanguage, onSignOut, pages = [] }: UserMenuProps) {
  const { t, i18n } = useTranslation("ui");
  const Link = useLink();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = languages.find(
    ({ value }) => value === i18n.language || value.split("-")[0] === i18n.language.split("-")[0],
  );

  const changeLanguage = (value: string) => {
    void i18n.changeLanguage(value);
    onLanguage?.(value);
  };

  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={user.name} color="initials" size={34} radius="xl" aria-hidden />
          <VisuallyHidden>{t("user.menu", { name: user.name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text span display="block" size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text span display="block" size="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        {pages.map(({ label, href, icon: Icon }) => (
          <Menu.Item
            key={href}
            component={Link}
            href={href}
            leftSection={<Icon size={16} aria-hidden />}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>{t("user.language")}</Menu.Label>
        <Menu.RadioGroup value={language?.value ?? ""} onChange={changeLanguage}>
          {languages.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} lang={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t("user.colours")}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => {
            if (scheme === "light" || scheme === "dark" || scheme === "auto") {
              setColorScheme(scheme);
            }
          }}
        >
          <Menu.RadioItem value="light">{t("user.light")}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t("user.dark")}</Menu.RadioItem>
          <Menu.RadioItem value="auto">{t("user.auto")}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          {t("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
