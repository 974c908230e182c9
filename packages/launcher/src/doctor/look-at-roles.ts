import type { RoleUrls } from "@convene/prisma/roles";
import type pg from "pg";
import { connectTo, describeRefusal } from "./connect-to.ts";
import { type Finding, fail, ok } from "./finding.ts";

type Role = Exclude<keyof RoleUrls, "owner">;

const ROLES: readonly Role[] = ["app", "auth", "sweep", "queue"];

interface RoleRow {
  readonly name: string;
  readonly isPrivileged: boolean;
  readonly isMember: boolean;
  readonly owned: number;
}

/** Whether each role comes in, is who it should be, and can do no more than that. */
export async function lookAtRoles(urls: Pick<RoleUrls, Role>): Promise<readonly Finding[]> {
  return await Promise.all(ROLES.map((role) => lookAtRole(role, urls[role])));
}

async function lookAtRole(role: Role, url: string): Promise<Finding> {
  const about = `database ${role}`;
  let client: pg.Client | undefined;
  try {
    client = await connectTo(url);
    const { rows } = await client.query<RoleRow>(ASKED, [`convene_${role}`]);
    const [row] = rows;
    return row ? judge(about, role, row) : fail(about, "The server says nothing", "See its log");
  } catch (error) {
    const { says, mend } = describeRefusal(error, url);
    return fail(about, says, mend);
  } finally {
    await client?.end();
  }
}

const ASKED = `
  SELECT rolname AS name, rolsuper OR rolbypassrls AS "isPrivileged",
    coalesce(pg_has_role(rolname, (SELECT oid FROM pg_roles WHERE rolname = $1), 'member'), false)
      AS "isMember",
    (SELECT count(*)::int FROM pg_class
     WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace) AS owned
  FROM pg_roles WHERE rolname = current_user`;

function judge(about: string, role: Role, row: RoleRow): Finding {
  if (row.isPrivileged) {
    return fail(
      about,
      `${row.name} passes row-level security by, so that organisations are not kept apart`,
      `ALTER ROLE ${row.name} NOSUPERUSER NOBYPASSRLS, or connect as convene_${role}`,
    );
  }
  if (!row.isMember) {
    return fail(about, `${row.name} is not convene_${role}`, `Connect as convene_${role}`);
  }
  if (row.owned > 0) {
    return fail(
      about,
      `${row.name} owns tables, and an owner passes row-level security by`,
      "Give them to the owner of the schema: ALTER TABLE … OWNER TO",
    );
  }
  return ok(about, `Comes in as ${row.name}, with no rights beyond its own`);
}
