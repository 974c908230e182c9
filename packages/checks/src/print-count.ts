// Reads a test log from standard input and prints its closing line for CI. A skipped test fails the
// run: what a test needs is installed, not skipped.
import { text } from "node:stream/consumers";
import { countTests } from "./count-tests.ts";

const { passed, failed, skipped } = countTests(await text(process.stdin));
if (skipped > 0) console.error(`${skipped} tests were skipped: none may be`);
console.log(`${passed} passed, ${failed} failed`);
if (passed === 0 || failed > 0 || skipped > 0) process.exitCode = 1;
