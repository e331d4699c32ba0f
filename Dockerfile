# Pin both images by digest in your own registry or with your update bot: a tag moves.
FROM node:24-slim AS packages
WORKDIR /relevo
COPY package.json package-lock.json .npmrc ./
# The optional packages are what one command on a bare machine needs: a database, the local workspace, a Node of its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

# No shell and no package manager; runs as user 65532, who owns nothing here.
FROM gcr.io/distroless/nodejs24-debian13:nonroot
WORKDIR /relevo
COPY --from=packages /relevo/node_modules node_modules
COPY package.json ./
COPY migrations migrations
COPY src src
ENV NODE_ENV=production PORT=8080
EXPOSE 8080
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The image's entry point is node. `docker run … relevo src/main.ts migrate` brings the database up to date and ends.
CMD ["src/main.ts"]
