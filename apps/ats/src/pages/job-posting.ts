import type { EmploymentType, Job, Tenant } from "@convene/prisma";

/** As schema.org names them. */
const TYPES: Readonly<Record<EmploymentType, string>> = {
  full_time: "FULL_TIME",
  part_time: "PART_TIME",
  contract: "CONTRACTOR",
  temporary: "TEMPORARY",
  internship: "INTERN",
};

/**
 * A job in the words of schema.org, for search engines.
 *
 * @see https://schema.org/JobPosting
 */
export function jobPosting(job: Job, { name, logoUrl }: Tenant): object {
  const { id, title, description, employmentType, location, publishedAt, createdAt } = job;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title,
    description: description ?? title,
    datePosted: (publishedAt ?? createdAt).toISOString().slice(0, 10),
    directApply: true,
    identifier: { "@type": "PropertyValue", name, value: id },
    hiringOrganization: {
      "@type": "Organization",
      name,
      ...(logoUrl !== null && { logo: logoUrl }),
    },
    ...(employmentType && { employmentType: TYPES[employmentType] }),
    ...(location !== null && {
      jobLocation: {
        "@type": "Place",
        address: { "@type": "PostalAddress", addressLocality: location },
      },
    }),
  };
}
