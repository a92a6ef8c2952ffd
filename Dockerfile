# Diapason as a service. It needs a PostgreSQL (DATABASE_URL): the embedded one is left out.
# Every variable is described in .env.example; docker-compose.yml gives it a database.

FROM node:24-trixie-slim AS manifests
RUN npm install --global pnpm@12
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/domain/package.json packages/domain/
COPY packages/contracts/package.json packages/contracts/
COPY packages/editor/package.json packages/editor/
COPY packages/collab/package.json packages/collab/
COPY server/package.json server/
COPY client/package.json client/
COPY tests/package.json tests/

FROM manifests AS build
RUN pnpm install --frozen-lockfile
COPY tsconfig.base.json ./
COPY packages packages
COPY server server
COPY client client
RUN node_modules/.bin/tsc -b server && pnpm --filter @diapason/client build

# What runs, and nothing that only builds or tests. Optional dependencies are the embedded PostgreSQL.
FROM manifests AS production
RUN pnpm install --frozen-lockfile --prod --no-optional --filter "@diapason/server..."
COPY --from=build /app/packages/domain/dist packages/domain/dist
COPY --from=build /app/packages/contracts/dist packages/contracts/dist
COPY --from=build /app/packages/editor/dist packages/editor/dist
COPY --from=build /app/packages/collab/dist packages/collab/dist
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/client/dist client/dist

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="Diapason" \
      org.opencontainers.image.description="A region's partners write their strategy together, in the open." \
      org.opencontainers.image.licenses="EUPL-1.2"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=production /app ./
COPY LICENSE ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "server/dist/main.js"]
