import { Anchor } from "@mantine/core";
import {
  AcceptInvitationForm,
  AuthLayout,
  ForgotPasswordForm,
  InviteMemberForm,
  OrganisationForm,
  ResetPasswordForm,
  SignInForm,
  SignUpForm,
} from "../src/index.ts";
import { now, toronto } from "./demo.ts";

const accept = async () => undefined;

const forms = {
  "sign-in": {
    title: "Sign in",
    form: (
      <SignInForm
        forgotPasswordHref="?page=auth&form=forgot"
        onSubmit={async () => ({ message: "The email address or the password is wrong." })}
      />
    ),
  },
  "sign-up": { title: "Create an account", form: <SignUpForm onSubmit={accept} /> },
  forgot: { title: "Choose a new password", form: <ForgotPasswordForm onSubmit={accept} /> },
  reset: { title: "Choose a new password", form: <ResetPasswordForm onSubmit={accept} /> },
  invitation: {
    title: "Join Atelier Lumen",
    form: (
      <AcceptInvitationForm
        organisationName="Atelier Lumen"
        email="jonas@example.com"
        invitedBy="Ana Duarte"
        account="new"
        onSubmit={accept}
      />
    ),
  },
  organisation: {
    title: "Set up your organisation",
    form: (
      <OrganisationForm
        now={now}
        initial={{ name: "", slug: "", timeZone: toronto }}
        addressPrefix="book.example.com/"
        onSubmit={accept}
      />
    ),
  },
  invite: {
    title: "Invite a member",
    form: (
      <InviteMemberForm
        atsRoles={[
          { value: "recruiter", label: "Recruiter" },
          { value: "interviewer", label: "Interviewer" },
        ]}
        servicesRoles={[{ value: "staff", label: "Staff" }]}
        onSubmit={accept}
      />
    ),
  },
};

export function AuthPage() {
  const asked = new URLSearchParams(location.search).get("form");
  const name = Object.keys(forms).find((form): form is keyof typeof forms => form === asked);
  const { title, form } = forms[name ?? "sign-in"];
  return (
    <AuthLayout
      productName="Convene Services"
      title={title}
      footer={<Anchor href="?page=auth&form=sign-up">Create an account</Anchor>}
    >
      {form}
    </AuthLayout>
  );
}
