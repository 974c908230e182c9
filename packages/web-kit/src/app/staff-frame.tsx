import {
  AppLayout,
  AuthLayout,
  EmptyState,
  FailedState,
  LoadingState,
  type NavigationSection,
  OfflineBanner,
  type PaletteAction,
} from "@convene/ui";
import { Anchor, Badge, Button, Container, Stack } from "@mantine/core";
import {
  IconBell,
  IconCalendarExclamation,
  IconCalendarShare,
  IconDevices,
  IconExternalLink,
  IconLock,
  IconMail,
  IconMailCog,
  IconUsers,
} from "@tabler/icons-react";
import { Outlet, useLocation } from "@tanstack/react-router";
import type { Resource } from "i18next";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type SubjectPages, SubjectPagesProvider } from "../activity/subject-pages.ts";
import type { Me, Product } from "../api/shared-api.ts";
import { ConflictLink } from "../calendars/conflict-link.tsx";
import { useConflictCount } from "../calendars/use-conflict-count.ts";
import { addStaffTexts } from "../i18n/add-staff-texts.ts";
import { useLanguage, useMemberLocale } from "../i18n/use-language.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useLiveConnection } from "../live/live-context.ts";
import { useConnection } from "../live/use-connection.ts";
import { useLive } from "../live/use-live.ts";
import { NotificationCentre } from "../notifications/notification-centre.tsx";
import { signInHref } from "../session/next-path.ts";
import { type SignedIn, SignedInProvider, signedInOf } from "../session/signed-in.ts";
import { useMe } from "../session/use-me.ts";
import { useSignOut } from "../session/use-sign-out.ts";
import { useSwitchOrganisation } from "../session/use-switch-organisation.ts";
import { withActivePage } from "./active-page.ts";
import { useNavigateTo } from "./use-navigate-to.ts";

export interface StaffFrameProps {
  readonly product: Product;
  /** Default: `/`. */
  readonly home?: string;
  /**
   * The product's own pages. Called while rendering, so that it may use hooks. Which page is active
   * is found by its address; the pages that both products have are added.
   */
  readonly navigation: (signedIn: SignedIn) => readonly NavigationSection[];
  /** What the command palette can do besides, by what is typed in it; called while rendering too. */
  readonly actions?: (signedIn: SignedIn, query: string) => readonly PaletteAction[];
  /** Before the bell. */
  readonly headerExtra?: ReactNode;
  /** The product's own texts of these pages, by language and namespace. */
  readonly texts?: Resource;
  /** Where the activity leads to what was changed. Left out: nowhere. */
  readonly subjectPages?: SubjectPages;
}

/** Lets members through to the pages below, and leads everybody else to where they can become one. */
export function StaffFrame(props: StaffFrameProps) {
  const { product, home = "/", texts, subjectPages = {} } = props;
  const { i18n } = useTranslation("kit");
  useState(() => addStaffTexts(i18n, texts)); // before anything below says a word
  const me = useMe();
  const problemText = useProblemText();
  const here = useLocation({ select: ({ href }) => href });
  useLineOfTenant(me.data?.organisation?.id);

  if (me.isPending) {
    return (
      <Container size="lg" py="xl">
        <LoadingState shape="rows" count={8} />
      </Container>
    );
  }
  if (!me.data) {
    return (
      <Container component="main" size="sm" py="xl">
        <FailedState onRetry={() => void me.refetch()}>{problemText(me.error)}</FailedState>
      </Container>
    );
  }
  const { user, setupNeeded, organisations } = me.data;
  if (!user) return <Redirect to={setupNeeded ? "/sign-up" : signInHref(here, home)} />;
  if (organisations.length === 0) return <Redirect to="/new-organisation" />;
  const signedIn = signedInOf(product, me.data);
  if (!signedIn) return <NoAccess product={product} me={me.data} />;
  return (
    <SignedInProvider value={signedIn}>
      <SubjectPagesProvider value={subjectPages}>
        <MemberFrame key={signedIn.organisation.id} {...props} signedIn={signedIn} user={user} />
      </SubjectPagesProvider>
    </SignedInProvider>
  );
}

function Redirect({ to }: { readonly to: string }) {
  const navigateTo = useNavigateTo();
  // The first target counts: the address changes while this is still on the page, and with it the
  // way back that `to` names.
  const [target] = useState(to);
  useEffect(() => {
    navigateTo(target, { replace: true });
  }, [target, navigateTo]);
  return null;
}

interface MemberFrameProps extends StaffFrameProps {
  readonly signedIn: SignedIn;
  readonly user: NonNullable<Me["user"]>;
}

function MemberFrame({
  product,
  home = "/",
  navigation,
  actions,
  headerExtra,
  signedIn,
  user,
}: MemberFrameProps) {
  const { t } = useTranslation("kit");
  const navigateTo = useNavigateTo();
  const language = useLanguage();
  const connection = useConnection();
  const signOut = useSignOut();
  const switchOrganisation = useSwitchOrganisation();
  const pathname = useLocation({ select: (location) => location.pathname });
  const { organisation, organisations } = signedIn;
  const [query, setQuery] = useState("");
  const conflicts = useConflictCount();
  const sections = [...navigation(signedIn), useSharedSection(signedIn, conflicts)];

  useMemberLocale(signedIn.member.locale);
  useFocusOnNewPage(pathname);
  useLive({ notification: [["notifications"]], member: [["me"], ["members"]] });

  return (
    <AppLayout
      productName={t(`product.${product}`)}
      homeHref={home}
      navigation={withActivePage(sections, pathname)}
      organisations={organisations}
      organisationId={organisation.id}
      onOrganisation={(id) => {
        // an address may name something of the organisation that is left
        switchOrganisation.mutate(id, { onSuccess: () => navigateTo(home) });
      }}
      onCreateOrganisation={() => navigateTo("/new-organisation")}
      user={{ name: user.name, email: user.email }}
      onSignOut={() => signOut.mutate()}
      {...language}
      actions={actions?.(signedIn, query) ?? []}
      onPaletteQuery={setQuery}
      onNavigate={navigateTo}
      headerExtra={
        <>
          {headerExtra}
          <ConflictLink count={conflicts} />
          <NotificationCentre />
        </>
      }
      userPages={[
        { label: t("preferences.title"), href: "/my-notifications", icon: IconBell },
        { label: t("signIns.title"), href: "/my-sign-ins", icon: IconDevices },
      ]}
      banner={<OfflineBanner connection={connection} />}
    >
      <Outlet />
    </AppLayout>
  );
}

/** The part of the navigation that both products have. */
function useSharedSection(
  { product, isAdministrator, isOverseer, member, urls }: SignedIn,
  conflicts: number,
): NavigationSection {
  const { t } = useTranslation("kit");
  const other: Product = product === "ats" ? "services" : "ats";
  const otherRole = other === "ats" ? member.atsRole : member.servicesRole;
  return {
    heading: t("navigation.organisation"),
    items: [
      {
        label: t("conflicts.title"),
        href: "/conflicts",
        icon: IconCalendarExclamation,
        badge: conflicts > 0 && (
          <Badge color="red" size="sm">
            {conflicts}
          </Badge>
        ),
      },
      { label: t("calendars.title"), href: "/calendars", icon: IconCalendarShare },
      { label: t("message.title"), href: "/messages", icon: IconMail },
      ...(isAdministrator
        ? [{ label: t("members.title"), href: "/members", icon: IconUsers }]
        : []),
      ...(isOverseer
        ? [
            {
              label: t("messageSettings.navigation"),
              href: "/settings/messages",
              icon: IconMailCog,
            },
          ]
        : []),
      ...(otherRole === null
        ? []
        : [{ label: t(`product.${other}`), href: urls[other], icon: IconExternalLink }]),
    ],
  };
}

/** The line belongs to the organisation that was open when it was opened. */
function useLineOfTenant(organisationId: string | undefined): void {
  const live = useLiveConnection();
  const previous = useRef(organisationId);
  useEffect(() => {
    if (previous.current !== undefined && previous.current !== organisationId) live.reconnect();
    previous.current = organisationId;
  }, [organisationId, live]);
}

/** A screen reader goes on at the new page, not at the link that led to it. */
function useFocusOnNewPage(pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
}

/** For members of an organisation who have no role in this product. */
function NoAccess({ product, me }: { readonly product: Product; readonly me: Me }) {
  const { t } = useTranslation("kit");
  const signOut = useSignOut();
  const switchOrganisation = useSwitchOrganisation();
  const { organisation, organisations, member, urls } = me;
  const other: Product = product === "ats" ? "services" : "ats";
  const otherRole = other === "ats" ? member?.atsRole : member?.servicesRole;
  return (
    <AuthLayout productName={t(`product.${product}`)} title={t("noAccess.title")}>
      <EmptyState
        icon={IconLock}
        title={t("noAccess.hint", {
          product: t(`product.${product}`),
          organisation: organisation?.name ?? "",
        })}
      >
        {t("noAccess.ask")}
      </EmptyState>
      <Stack gap="xs">
        {otherRole && <Anchor href={urls[other]}>{t(`product.${other}`)}</Anchor>}
        {organisations
          .filter(({ id }) => id !== organisation?.id)
          .map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              loading={switchOrganisation.isPending}
              onClick={() => switchOrganisation.mutate(id)}
            >
              {t("noAccess.switch", { name })}
            </Button>
          ))}
        <Button variant="subtle" onClick={() => signOut.mutate()}>
          {t("invitation.signOut")}
        </Button>
      </Stack>
    </AuthLayout>
  );
}
