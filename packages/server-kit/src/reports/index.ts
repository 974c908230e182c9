export { type ComparedReport, comparePeriods } from "./compare-periods.ts";
export {
  type BucketLength,
  bucketLength,
  type ReportBucket,
  type ReportPeriod,
  reportBuckets,
  reportPeriod,
} from "./report-period.ts";
