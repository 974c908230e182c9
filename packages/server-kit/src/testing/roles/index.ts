export {
  openRoleTrial,
  type RoleTrial,
  type RoleTrialOptions,
  type RowSight,
} from "./open-role-trial.ts";
export { readRoleTable } from "./read-role-table.ts";
