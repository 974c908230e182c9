import { formatMoment, StatusBadge, type Tone, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Offer } from "./offer-queries.ts";

const TONES: Readonly<Record<Offer["chain"][number]["state"], Tone>> = {
  pending: "waiting",
  approved: "good",
  rejected: "bad",
};

/** Who approves an offer, in order, and what each said. */
export function OfferChain({ offer: { chain, state } }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  if (chain.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("chain.none")}
      </Text>
    );
  }
  const asked =
    state === "pending_approval" ? chain.findIndex((link) => link.state === "pending") : -1;
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
      {chain.map(({ memberId, name, state: decision, note, decidedAt }, index) => (
        <li key={memberId}>
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Text size="sm" fw={index === asked ? 600 : 400}>
              {index + 1}. {name}
            </Text>
            {(decision !== "pending" || index === asked) && (
              <StatusBadge label={t(`chain.${decision}`)} tone={TONES[decision]} />
            )}
          </Group>
          {decidedAt !== null && (
            <Text size="xs" c="dimmed">
              {formatMoment(new Date(decidedAt), { locale, timeZone })}
            </Text>
          )}
          {note !== null && <Text size="sm">“{note}”</Text>}
        </li>
      ))}
    </Stack>
  );
}
