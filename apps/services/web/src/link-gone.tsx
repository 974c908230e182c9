import { EmptyState } from "@convene/ui";
import { Container } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";

interface LinkGoneProps {
  readonly title: string;
  readonly hint: string;
}

/** What a client sees whose link leads nowhere any more. */
export function LinkGone({ title, hint }: LinkGoneProps) {
  return (
    <Container component="main" size="sm" py="xl">
      <EmptyState level={1} icon={IconLinkOff} title={title}>
        {hint}
      </EmptyState>
    </Container>
  );
}
