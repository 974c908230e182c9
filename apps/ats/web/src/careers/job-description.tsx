import { Anchor, Title, Typography } from "@mantine/core";
import Markdown, { type Components } from "react-markdown";

/** The job's own headings stand below the page's. */
const COMPONENTS: Components = {
  h1: ({ children }) => (
    <Title order={2} size="h4">
      {children}
    </Title>
  ),
  h2: ({ children }) => (
    <Title order={2} size="h4">
      {children}
    </Title>
  ),
  h3: ({ children }) => (
    <Title order={3} size="h5">
      {children}
    </Title>
  ),
  a: ({ href, children }) => (
    <Anchor href={href} underline="always" rel="noopener noreferrer">
      {children}
    </Anchor>
  ),
};

/** What a job is about, as the recruiter wrote it; pictures and HTML are left out. */
export function JobDescription({ text }: { readonly text: string }) {
  return (
    <Typography style={{ overflowWrap: "anywhere" }}>
      <Markdown components={COMPONENTS} disallowedElements={["img"]} skipHtml>
        {text}
      </Markdown>
    </Typography>
  );
}
