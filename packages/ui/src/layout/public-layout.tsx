import { Container, Group, NativeSelect, Text } from "@mantine/core";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./app-layout.module.css";
import { readableOn } from "./brand-colour.ts";
import type { LanguageChoice } from "./navigation.ts";
import { SkipLink } from "./skip-link.tsx";

/** How an organisation looks on its own public pages. */
export interface Branding {
  readonly name: string;
  readonly logoUrl?: string;
  /** `#rrggbb`. Used for surfaces, never for text. */
  readonly colour?: string;
}

export interface PublicLayoutProps {
  readonly organisation: Branding;
  readonly languages?: readonly LanguageChoice[];
  readonly onLanguage?: (locale: string) => void;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

const mainId = "main";

/** The frame of pages that clients and candidates see: the organisation's, not ours. */
export function PublicLayout({
  organisation,
  languages = [],
  onLanguage,
  banner,
  children,
}: PublicLayoutProps) {
  const { t, i18n } = useTranslation("ui");
  const colour = organisation.colour ?? "#3a4250";
  const brand = { "--brand": colour, "--brand-contrast": readableOn(colour) } as CSSProperties;
  const language = languages.find(
    ({ value }) => value.split("-")[0] === i18n.language.split("-")[0],
  );
  return (
    <div style={brand}>
      <SkipLink targetId={mainId} />
      <header className={styles.publicHeader}>
        <Container size="lg" py="sm">
          <Group justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap" miw={0}>
              {organisation.logoUrl ? (
                <img className={styles.logo} src={organisation.logoUrl} alt="" />
              ) : (
                <span className={styles.initial} aria-hidden>
                  {organisation.name.trim().charAt(0).toUpperCase()}
                </span>
              )}
              <Text fw={650} truncate>
                {organisation.name}
              </Text>
            </Group>
            {languages.length > 1 && (
              <NativeSelect
                size="xs"
                aria-label={t("user.language")}
                value={language?.value ?? ""}
                data={languages.map(({ value, label }) => ({ value, label }))}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  void i18n.changeLanguage(value);
                  onLanguage?.(value);
                }}
              />
            )}
          </Group>
        </Container>
      </header>
      <Container
        component="main"
        id={mainId}
        tabIndex={-1}
        size="lg"
        py={{ base: "md", sm: "xl" }}
        style={{ outline: "none" }}
      >
        {banner}
        {children}
      </Container>
      <Container component="footer" size="lg" pb="xl">
        <Text size="xs" c="dimmed" ta="center">
          {t("layout.poweredBy")}
        </Text>
      </Container>
    </div>
  );
}
