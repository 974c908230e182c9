import {
  addDays,
  describeZone,
  FormFrame,
  type LocalDate,
  localDate,
  useLocale,
  useNow,
  useSubmit,
} from "@convene/ui";
import { unwrap, useIdempotentSend, useSubmitAnswer } from "@convene/web-kit";
import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type JoinedWaitingList, type Service } from "../api.ts";
import { usualWishes, wishesInput } from "./waiting-wishes.ts";
import { isInOrder, WishFields } from "./wish-fields.tsx";

export interface JoinFormProps {
  readonly slug: string;
  readonly service: Service;
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  /** IANA: the visitor's. */
  readonly timeZone: string;
  /** The day that is looked at. */
  readonly earliest: LocalDate;
  /** It is that day that has no time. */
  readonly onlyDay: boolean;
  readonly onClose: () => void;
}

/** Puts a visitor on the waiting list, and says what happens next. */
export function JoinForm(props: JoinFormProps) {
  const [joined, setJoined] = useState<JoinedWaitingList>();
  const [email, setEmail] = useState("");
  if (joined) return <Joined joined={joined} email={email} onClose={props.onClose} />;
  return (
    <Asked
      {...props}
      onJoined={(answer, address) => {
        setEmail(address);
        setJoined(answer);
      }}
    />
  );
}

interface JoinValues {
  name: string;
  email: string;
}

interface AskedProps extends JoinFormProps {
  readonly onJoined: (joined: JoinedWaitingList, email: string) => void;
}

function Asked({ slug, service, hostId, timeZone, earliest, onlyDay, onJoined }: AskedProps) {
  const { t } = useTranslation("waiting");
  const { t: words } = useTranslation("services");
  const locale = useLocale();
  const now = useNow();
  const answerOf = useSubmitAnswer();
  const send = useIdempotentSend();
  const today = localDate(now, timeZone);
  const lastDay = addDays(today, service.horizonDays);
  const [wishes, setWishes] = useState(() => usualWishes(hostId, { earliest, lastDay, onlyDay }));
  const form = useForm<JoinValues>({
    initialValues: { name: "", email: "" },
    validate: {
      name: (name) => (name.trim() === "" ? words("details.nameNeeded") : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : words("details.emailNeeded")),
    },
  });
  const join = async (name: string, email: string) => {
    const json = {
      serviceId: service.id,
      ...wishesInput(wishes, timeZone),
      client: { name, email, locale },
    };
    const joined = await send((headers) =>
      unwrap(api.public[":slug"].waiting.$post({ param: { slug }, json }, { headers })),
    );
    onJoined(joined, email);
  };
  const { busy, message, submit } = useSubmit(form, ({ name, email }: JoinValues) =>
    answerOf(join(name.trim(), email.trim()), {
      "client.name": "name" as const,
      "client.email": "email" as const,
    }),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("join.submit")}
      onSubmit={form.onSubmit((values) => {
        if (isInOrder(wishes)) return submit(values);
      })}
    >
      <Text size="sm">{t("join.hint")}</Text>
      <WishFields
        hosts={service.hosts}
        wishes={wishes}
        today={today}
        lastDay={lastDay}
        onChange={setWishes}
      />
      <Text size="sm" c="dimmed">
        {t("zone", { city: describeZone(timeZone).city })}
      </Text>
      <TextInput
        label={words("details.name")}
        required
        autoComplete="name"
        {...form.getInputProps("name")}
      />
      <TextInput
        label={words("details.email")}
        type="email"
        required
        autoComplete="email"
        {...form.getInputProps("email")}
      />
    </FormFrame>
  );
}

interface JoinedProps {
  readonly joined: JoinedWaitingList;
  readonly email: string;
  readonly onClose: () => void;
}

function Joined({ joined: { entry, token }, email, onClose }: JoinedProps) {
  const { t } = useTranslation("waiting");
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md">
      <Text fw={600} ref={heading} tabIndex={-1} style={{ outline: "none" }} role="status">
        {t("join.joined")}
      </Text>
      <Text size="sm">{t("join.next", { email })}</Text>
      {token === null ? (
        <Text size="sm">{t("join.known")}</Text>
      ) : (
        <>
          <Text size="sm">{t("ahead", { count: entry.ahead })}</Text>
          <Anchor
            href={`/waiting/${token}`}
            underline="always"
            // Another site's frame must not show the page with the client's rights.
            {...(window.parent !== window && { target: "_blank", rel: "noopener" })}
          >
            {t("join.ownPage")}
          </Anchor>
        </>
      )}
      <Button variant="default" onClick={onClose}>
        {t("join.done")}
      </Button>
    </Stack>
  );
}
