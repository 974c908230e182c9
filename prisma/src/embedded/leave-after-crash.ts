/** Gives a dead process's share in the embedded server back; started by the watch in lease.ts. */
import { leaseOfDeadProcess } from "./env.ts";
import { leave } from "./lease.ts";

const { backendPid, ...server } = leaseOfDeadProcess();
await leave(server, backendPid);
