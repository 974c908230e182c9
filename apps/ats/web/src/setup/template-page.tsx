import { unwrap } from "@convene/web-kit";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api } from "../api.ts";
import { interviewersQuery, poolsQuery, roomsQuery, templatesQuery } from "../queries.ts";
import { RemoveSetup } from "./remove-setup.tsx";
import { SetupItem } from "./setup-item.tsx";
import { TemplateEditor } from "./template-editor.tsx";

const route = getRouteApi("/staff/setup/templates/$templateId");

/** A template with all that can be said of it, or a new one. */
export function TemplatePage() {
  const { templateId } = route.useParams();
  const isNew = templateId === "new";
  // What is being edited stays as it was opened: the server says if somebody else saved it.
  const fresh = { refetchOnWindowFocus: false };
  const templates = useQuery({ ...templatesQuery, ...fresh });
  const interviewers = useQuery({ ...interviewersQuery, ...fresh });
  const pools = useQuery({ ...poolsQuery, ...fresh });
  const rooms = useQuery({ ...roomsQuery, ...fresh });
  const template = templates.data?.items.find(({ id }) => id === templateId);
  return (
    <SetupItem
      kind="templates"
      icon={IconTemplate}
      item={template}
      isNew={isNew}
      queries={[templates, interviewers, pools, rooms]}
      actions={
        template && (
          <RemoveSetup
            kind="templates"
            name={template.name}
            onRemove={() => unwrap(api.templates[":id"].$delete({ param: { id: template.id } }))}
          />
        )
      }
    >
      <TemplateEditor
        key={template?.id ?? "new"}
        template={template}
        interviewers={interviewers.data?.items ?? []}
        pools={pools.data?.items ?? []}
        rooms={rooms.data?.items ?? []}
      />
    </SetupItem>
  );
}
