# Of Node 24, no version from 24.19 to 24.21: they abort in better-sqlite3 12 (nodejs/node#65446). A digest goes behind the
# tag, as `@sha256:…`: `docker buildx imagetools inspect node:24.22.3-bookworm-slim` shows it.
FROM node:24.22.3-bookworm-slim AS node

# better-sqlite3 is compiled where there is a compiler; what it gives goes to an image without one.
FROM node AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends g++ make python3 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm rebuild better-sqlite3 esbuild
COPY migrations migrations
COPY src src
RUN node src/build.js

FROM node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/app/data
WORKDIR /app
RUN install --directory --owner=node --group=node data && ln -s /app/src/golfslag.js /usr/local/bin/golfslag
COPY --from=build /app/node_modules node_modules
COPY package.json ./
COPY migrations migrations
COPY public public
COPY studies studies
COPY views views
COPY src src
COPY --from=build /app/dist dist
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/golfslag.js"]
CMD ["serve"]
