import { announce, type Work } from "@convene/prisma";
import { requireRevision, revisionOf } from "@convene/server-kit";

export interface CareersSettings {
  readonly slug: string;
  /** What the careers page says first. */
  readonly intro: string | null;
  /** Changes with what can be edited. */
  readonly revision: string;
}

/** What is set about the careers page. */
export async function viewCareersSettings({
  tx,
  tenantId,
}: Pick<Work, "tx" | "tenantId">): Promise<CareersSettings> {
  const { careersIntro } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { careersIntro: true },
  });
  const rows = await tx.$queryRaw<{ slug: string | null }[]>`SELECT current_tenant_slug() AS slug`;
  return { slug: rows[0]?.slug ?? "", intro: careersIntro, revision: revisionOf([careersIntro]) };
}

/** @throws ConcurrentChangeError where somebody else saved it in the meantime */
export async function saveCareersSettings(
  work: Work,
  { intro, revision }: Pick<CareersSettings, "intro" | "revision">,
): Promise<CareersSettings> {
  const { tx, tenantId } = work;
  await tx.$queryRaw`SELECT tenant_id FROM tenant WHERE tenant_id = current_tenant() FOR UPDATE`;
  const present = await viewCareersSettings(work);
  requireRevision("The careers page", revision, present.revision);
  await tx.tenant.update({
    where: { tenantId },
    data: { careersIntro: intro },
    select: { tenantId: true },
  });
  await announce(tx, { subject: "setup", id: tenantId, change: "changed" });
  return await viewCareersSettings(work);
}
