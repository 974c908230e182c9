import {
  Entry,
  EntryList,
  formatDate,
  formatPrice,
  formatTime,
  PublicLayout,
  useLocale,
} from "@convene/ui";
import { brandingOf, LinkPending, useLanguage, usePageTitle } from "@convene/web-kit";
import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Receipt } from "../api.ts";
import { LinkGone } from "../link-gone.tsx";
import { receiptQuery } from "./payment-status-query.ts";
import styles from "./receipt-page.module.css";

const route = getRouteApi("/receipt/$token");

/** The receipt of a payment, to be read or printed. */
export function ReceiptPage() {
  const { t } = useTranslation("pay");
  const { token } = route.useParams();
  const found = useQuery(receiptQuery(token));
  if (found.data) return <Shown receipt={found.data} />;
  const gone = <LinkGone title={t("gone")} hint={t("goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
}

function Shown({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation("pay");
  const locale = useLocale();
  const language = useLanguage();
  const { organisation, currency } = receipt;
  const title = t("receipt.title", { number: receipt.number });
  usePageTitle(`${title} · ${organisation.name}`);
  const money = (amount: number) => formatPrice(amount, currency, locale);
  const at = { locale, timeZone: organisation.timeZone };
  const there = { locale, timeZone: receipt.timeZone };
  const start = new Date(receipt.start);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Card withBorder padding="lg" maw={640} mx="auto">
        <Stack gap="lg">
          <Title order={1} size="h2">
            {title}
          </Title>
          <EntryList>
            <Entry label={t("receipt.from")}>{organisation.name}</Entry>
            <Entry label={t("receipt.for")}>{receipt.clientName}</Entry>
            <Entry label={t("receipt.service")}>
              {receipt.title}
              <br />
              {formatDate(start, there)}, {formatTime(start, there)} · {receipt.hostName}
            </Entry>
            <Entry label={t("receipt.price")}>{money(receipt.price)}</Entry>
            <Entry label={t("receipt.paid")}>
              <Text span fw={700} size="lg">
                {money(receipt.amount)}
              </Text>
              <br />
              {t(`receipt.by.${receipt.method}`, {
                date: formatDate(new Date(receipt.paidAt), at),
              })}
            </Entry>
            {receipt.refunds.length > 0 && (
              <Entry label={t("receipt.refunded")}>
                {receipt.refunds.map((refund) => (
                  <Text key={refund.at} component="div">
                    {t("receipt.refund", {
                      amount: money(refund.amount),
                      date: formatDate(new Date(refund.at), at),
                    })}
                  </Text>
                ))}
              </Entry>
            )}
          </EntryList>
          <Group className={styles.actions ?? ""}>
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t("receipt.print")}
            </Button>
          </Group>
        </Stack>
      </Card>
    </PublicLayout>
  );
}
