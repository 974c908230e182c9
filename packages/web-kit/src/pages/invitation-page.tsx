import {
  AcceptInvitationForm,
  type AcceptInvitationValues,
  AuthLayout,
  FailedState,
  LoadingState,
  useLink,
} from "@convene/ui";
import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type InvitationOffer, type Me, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { signOut, signUp } from "../session/auth-client.ts";
import { refreshMe } from "../session/me-query.ts";
import { signInHref } from "../session/next-path.ts";
import { useMe } from "../session/use-me.ts";

/** Accepting an invitation, with an account or without one yet. */
export function InvitationPage({ product, home }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  const params: { id?: string } = useParams({ strict: false });
  const id = params.id ?? "";
  const me = useMe();
  const offer = useQuery({
    queryKey: ["invitation", id],
    queryFn: () => unwrap(sharedApi.invitations[":id"].$get({ param: { id } })),
  });
  usePageTitle(t("invitation.title"));
  return (
    <AuthLayout productName={t(`product.${product}`)} title={t("invitation.title")}>
      {offer.isError ? (
        <FailedState title={t("invitation.gone")}>{problemText(offer.error)}</FailedState>
      ) : me.isError ? (
        <FailedState onRetry={() => void me.refetch()} />
      ) : offer.isPending || me.isPending ? (
        <LoadingState shape="form" count={3} />
      ) : (
        <Acceptance offer={offer.data} me={me.data} home={home} />
      )}
    </AuthLayout>
  );
}

interface AcceptanceProps {
  readonly offer: InvitationOffer;
  readonly me: Me;
  readonly home: string;
}

function Acceptance({ offer, me, home }: AcceptanceProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const { id, email, organisation } = offer;
  const { user } = me;

  if (user && user.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <Stack>
        <Text size="sm">
          {t("invitation.otherAccount", {
            organisation: organisation.name,
            email,
            own: user.email,
          })}
        </Text>
        <Button
          onClick={() => {
            void signOut().then(() => refreshMe(queryClient));
          }}
        >
          {t("invitation.signOut")}
        </Button>
      </Stack>
    );
  }

  const accept = async ({ name, password }: AcceptInvitationValues) => {
    try {
      if (!user) await signUp({ name, email, password });
      await unwrap(sharedApi.invitations[":id"].accept.$post({ param: { id } }));
    } finally {
      // If only the account came about, the form must not ask for one again.
      await refreshMe(queryClient);
    }
    navigateTo(home, { replace: true });
  };

  return (
    <>
      <AcceptInvitationForm
        organisationName={organisation.name}
        email={email}
        account={user ? "existing" : "new"}
        onSubmit={(values) =>
          answerOf(accept(values), { name: "name", password: "password" } as const)
        }
      />
      {!user && (
        <Text size="sm" mt="md">
          {t("signUp.haveAccount")}{" "}
          <Anchor
            component={Link}
            href={`${signInHref(`/invitation/${id}`)}&email=${encodeURIComponent(email)}`}
            inherit
          >
            {t("signUp.signIn")}
          </Anchor>
        </Text>
      )}
    </>
  );
}
