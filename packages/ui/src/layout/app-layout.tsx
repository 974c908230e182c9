import {
  ActionIcon,
  AppShell,
  Burger,
  Drawer,
  Group,
  Kbd,
  Text,
  UnstyledButton,
} from "@mantine/core";
import { useDisclosure, useOs } from "@mantine/hooks";
import { openSpotlight } from "@mantine/spotlight";
import { IconCalendarTime, IconSearch } from "@tabler/icons-react";
import "dayjs/locale/fr";
import "./dates.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "../provider/link.tsx";
import styles from "./app-layout.module.css";
import { CommandPalette } from "./command-palette.tsx";
import type {
  LanguageChoice,
  NavigationItem,
  NavigationSection,
  Organisation,
  PaletteAction,
  SignedInUser,
} from "./navigation.ts";
import { NavigationList } from "./navigation-list.tsx";
import { OrganisationSwitcher } from "./organisation-switcher.tsx";
import { SkipLink } from "./skip-link.tsx";
import { UserMenu } from "./user-menu.tsx";

export interface AppLayoutProps {
  /** `Convene Hiring`, `Convene Services`. */
  readonly productName: string;
  readonly homeHref: string;
  readonly navigation: readonly NavigationSection[];
  readonly organisations: readonly Organisation[];
  readonly organisationId: string;
  readonly onOrganisation: (id: string) => void;
  /** Adds "New organisation" to the switcher. */
  readonly onCreateOrganisation?: () => void;
  readonly user: SignedInUser;
  readonly onSignOut: () => void;
  /** The person's own pages, in the user menu. */
  readonly userPages?: readonly NavigationItem[];
  readonly languages: readonly LanguageChoice[];
  /** The language is changed already; this is for keeping the choice. */
  readonly onLanguage?: (locale: string) => void;
  /** What ⌘ K / Ctrl K offers; the navigation is added by itself, see `onNavigate`. */
  readonly actions?: readonly PaletteAction[];
  /** What is typed in the command palette, for `actions` that answer to it. */
  readonly onPaletteQuery?: (text: string) => void;
  /** Called with an `href` when a page is chosen in the command palette. */
  readonly onNavigate: (href: string) => void;
  /** Before the user menu, e.g. a bell. */
  readonly headerExtra?: ReactNode;
  /** Above the page, e.g. `<OfflineBanner>`. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

const mainId = "main";

/** The frame of every page for staff. The page itself starts with a `PageHeader`. */
export function AppLayout({
  productName,
  homeHref,
  navigation,
  organisations,
  organisationId,
  onOrganisation,
  onCreateOrganisation,
  user,
  onSignOut,
  userPages = [],
  languages,
  onLanguage,
  actions = [],
  onPaletteQuery,
  onNavigate,
  headerExtra,
  banner,
  children,
}: AppLayoutProps) {
  const { t } = useTranslation("ui");
  const Link = useLink();
  const os = useOs();
  const [menuOpen, menu] = useDisclosure(false);

  const switcher = (
    <OrganisationSwitcher
      organisations={organisations}
      organisationId={organisationId}
      onOrganisation={onOrganisation}
      {...(onCreateOrganisation ? { onCreateOrganisation } : {})}
    />
  );

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: true } }}
      padding={{ base: "md", sm: "lg" }}
    >
      <SkipLink targetId={mainId} />
      <AppShell.Header className={styles.header ?? ""}>
        <Group
          h="100%"
          px={{ base: "sm", sm: "md" }}
          gap="sm"
          wrap="nowrap"
          justify="space-between"
        >
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              hiddenFrom="sm"
              size="sm"
              opened={menuOpen}
              onClick={menu.toggle}
              aria-label={t("layout.openMenu")}
            />
            <Link href={homeHref} className={styles.product ?? ""}>
              <Group gap={10} wrap="nowrap" miw={0}>
                <span className={styles.mark} aria-hidden>
                  <IconCalendarTime size={18} />
                </span>
                <Text span inherit truncate>
                  {productName}
                </Text>
              </Group>
            </Link>
            <Group visibleFrom="sm" miw={0}>
              {switcher}
            </Group>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <UnstyledButton
              visibleFrom="sm"
              className={styles.search ?? ""}
              onClick={openSpotlight}
            >
              <IconSearch size={16} aria-hidden />
              {t("palette.open")}
              <Kbd size="xs">{os === "macos" || os === "ios" ? "⌘ K" : "Ctrl K"}</Kbd>
            </UnstyledButton>
            <ActionIcon
              hiddenFrom="sm"
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("palette.open")}
              onClick={openSpotlight}
            >
              <IconSearch size={20} aria-hidden />
            </ActionIcon>
            {headerExtra}
            <UserMenu
              user={user}
              languages={languages}
              onSignOut={onSignOut}
              pages={userPages}
              {...(onLanguage ? { onLanguage } : {})}
            />
          </Group>
        </Group>
      </AppShell.Header>

      <AppShell.Navbar
        p="xs"
        visibleFrom="sm"
        className={styles.navbar ?? ""}
        aria-label={t("layout.navigation")}
      >
        <NavigationList sections={navigation} />
      </AppShell.Navbar>

      <Drawer
        opened={menuOpen}
        onClose={menu.close}
        hiddenFrom="sm"
        size={300}
        padding="sm"
        title={productName}
        closeButtonProps={{ "aria-label": t("layout.closeMenu") }}
      >
        {switcher}
        <nav aria-label={t("layout.navigation")}>
          <NavigationList sections={navigation} onFollow={menu.close} />
        </nav>
      </Drawer>

      <AppShell.Main id={mainId} tabIndex={-1} className={styles.main ?? ""}>
        {banner}
        {children}
      </AppShell.Main>

      <CommandPalette
        navigation={navigation}
        actions={actions}
        onNavigate={onNavigate}
        {...(onPaletteQuery && { onQuery: onPaletteQuery })}
      />
    </AppShell>
  );
}
