# One image for everything: servers, workers, and `convene migrate` and `convene doctor`; what it is, is
# its command. Programs run from their TypeScript sources, as they do on any machine.
# docs/containers.md says how to use it.

FROM node:24.21.0-bookworm-slim AS build
ENV CI=true TURBO_TELEMETRY_DISABLED=1
RUN npm install --global pnpm@12.21.0
WORKDIR /convene
# The packages first, by the lockfile alone: they stay in their layer while only sources change.
COPY pnpm-lock.yaml pnpm-workspace.yaml package.json ./
RUN pnpm fetch
COPY . .
RUN pnpm install --frozen-lockfile --offline \
  && pnpm exec turbo run build --filter=@convene/ats --filter=@convene/services
# Without what only tests and builds need, the embedded database, and a second Node.
# The core leaves Prisma's client to whoever uses it: here the database's package does.
RUN pnpm install --frozen-lockfile --offline --prod --no-optional \
  && mkdir -p packages/scheduling-core/node_modules/@prisma \
  && ln -s ../../../../prisma/node_modules/@prisma/client packages/scheduling-core/node_modules/@prisma/client

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="Convene" \
  org.opencontainers.image.licenses="MIT"
# Metrics and health are told on a port of their own, which nobody publishes.
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  METRICS_HOST=0.0.0.0 \
  METRICS_PORT=9464
WORKDIR /convene
COPY --from=build /convene ./
USER node
EXPOSE 4000 4001 9464
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--disable-warning=DeprecationWarning"]
CMD ["apps/services/src/main.ts"]
