import { describeZone, formatDate, formatPrice, formatTime, useLocale, useNow } from "@convene/ui";
import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import {
  IconCircleCheck,
  IconClock,
  IconInfoCircle,
  IconMessageCircle,
  IconPrinter,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { OfferLetter, Signature } from "../offers/offer-letter.tsx";
import { AnswerForms } from "./answer-forms.tsx";
import type { LinkedOffer } from "./linked-offer-query.ts";
import styles from "./offer-to-answer.module.css";

interface OfferToAnswerProps {
  readonly token: string;
  readonly offer: LinkedOffer;
}

/** An offer as its candidate reads it: where it stands, the letter, and the answer to it. */
export function OfferToAnswer({ token, offer }: OfferToAnswerProps) {
  const { t } = useTranslation("offer");
  const locale = useLocale();
  const now = useNow();
  const { candidate, organisation, terms, answer, jobTitle } = offer;
  const { timeZone } = candidate;
  const moment = (at: string) =>
    t("moment", {
      date: formatDate(new Date(at), { locale, timeZone }),
      time: formatTime(new Date(at), { locale, timeZone }),
      city: describeZone(timeZone).city,
    });
  // The page may stay open beyond the last moment.
  const isOver = offer.state === "open" && terms !== null && new Date(terms.expiresAt) <= now;
  const state = isOver ? "expired" : offer.state;
  return (
    <Stack gap="lg" maw={736} mx="auto">
      <div>
        <Text size="sm" c="dimmed">
          {t("greeting", { name: candidate.name })}
        </Text>
        <Title order={1} size="h2">
          {t("heading", { title: terms?.title ?? jobTitle })}
        </Title>
      </div>
      <Standing offer={offer} state={state}>
        {state === "open" && terms && t("openHint", { when: moment(terms.expiresAt) })}
      </Standing>
      {terms && (
        <section aria-label={t("letter")}>
          <OfferLetter organisation={organisation.name} letter={terms.letter}>
            {answer?.signature && (
              <Signature name={answer.signature}>
                {t("signedAt", { when: moment(answer.at) })}
              </Signature>
            )}
          </OfferLetter>
        </section>
      )}
      {state === "open" && terms && <AnswerForms token={token} offer={offer} terms={terms} />}
      {state === "accepted" && (
        <Group className={styles.actions ?? ""}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t("print")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

const LOOKS = {
  open: { colour: "blue", Icon: IconClock },
  accepted: { colour: "green", Icon: IconCircleCheck },
  declined: { colour: "gray", Icon: IconMessageCircle },
  countered: { colour: "blue", Icon: IconMessageCircle },
  expired: { colour: "gray", Icon: IconClock },
  withdrawn: { colour: "gray", Icon: IconInfoCircle },
  in_revision: { colour: "blue", Icon: IconInfoCircle },
} as const satisfies Record<LinkedOffer["state"], object>;

interface StandingProps {
  readonly offer: LinkedOffer;
  readonly state: LinkedOffer["state"];
  /** Instead of what is usually said. */
  readonly children: ReactNode;
}

/** Where the offer stands, and what happens next. Takes the focus once it was answered. */
function Standing({ offer, state, children }: StandingProps) {
  const { t } = useTranslation("offer");
  const locale = useLocale();
  const notice = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state) notice.current?.focus();
    before.current = state;
  }, [state]);
  const { organisation, terms, answer } = offer;
  const { colour, Icon } = LOOKS[state];
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      role="status"
      color={colour}
      icon={<Icon size={20} aria-hidden />}
      title={t(`states.${state}`, { organisation: organisation.name })}
    >
      {children || t(`next.${state}`, { organisation: organisation.name })}
      {answer !== null && answer.counterSalary !== null && terms && (
        <Text size="sm" mt="xs">
          {t("askedFor", {
            amount: t(`pay.${terms.payPeriod}`, {
              amount: formatPrice(answer.counterSalary, terms.currency, locale),
            }),
          })}
        </Text>
      )}
      {answer?.reply && (
        <Text size="sm" mt="xs">
          “{answer.reply}”
        </Text>
      )}
    </Alert>
  );
}
