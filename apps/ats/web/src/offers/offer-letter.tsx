import { Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import styles from "./offer-letter.module.css";

interface OfferLetterProps {
  /** Whose letter it is. */
  readonly organisation: string;
  /** Beside the name, e.g. the day on which it was sent. */
  readonly aside?: string | undefined;
  /** Markdown. */
  readonly letter: string;
  /** Under it, e.g. a signature. */
  readonly children?: ReactNode;
}

/** The page's title is above it; links lead away from it, and nothing is loaded from elsewhere. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h4: ({ children }) => <h3>{children}</h3>,
  h5: ({ children }) => <h3>{children}</h3>,
  h6: ({ children }) => <h3>{children}</h3>,
  a: ({ children, href }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
};

/** An offer as the letter that it is. */
export function OfferLetter({ organisation, aside, letter, children }: OfferLetterProps) {
  return (
    <Paper withBorder shadow="xs" p={{ base: "lg", sm: "xl" }} className={styles.paper ?? ""}>
      <Stack gap="lg">
        <Group justify="space-between" gap="xs" pb="sm" className={styles.head ?? ""}>
          <Text fw={650}>{organisation}</Text>
          {aside !== undefined && (
            <Text size="sm" c="dimmed">
              {aside}
            </Text>
          )}
        </Group>
        <div className={styles.letter}>
          <Markdown disallowedElements={["img"]} components={COMPONENTS}>
            {letter}
          </Markdown>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}

interface SignatureProps {
  readonly name: string;
  /** When, and what it means. */
  readonly children: ReactNode;
}

/** The name that was typed under a letter. */
export function Signature({ name, children }: SignatureProps) {
  return (
    <div className={styles.signature}>
      <Text size="xl" fs="italic" mt="sm" ff="inherit">
        {name}
      </Text>
      <Text size="sm" c="dimmed" ff="text">
        {children}
      </Text>
    </div>
  );
}
