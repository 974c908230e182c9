import { databaseSetup } from "./database-setup.ts";

export default databaseSetup();
